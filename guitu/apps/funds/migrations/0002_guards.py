"""Money is seen by whoever has a duty in its place; a signature once given stays."""

from django.db import migrations

CONFINED = """
SELECT keep_added('funds_signature');
SELECT confine(kept::regclass, lies_within('path', 'guitu.places'))
    FROM unnest(ARRAY['funds_project', 'funds_voucher', 'funds_allocationrun']) AS kept;
SELECT confine(kept::regclass, format('EXISTS (SELECT 1 FROM funds_project p WHERE p.id = %s.project_id)', kept))
    FROM unnest(ARRAY['funds_appropriation', 'funds_arrival']) AS kept;
SELECT confine('funds_signature', 'EXISTS (SELECT 1 FROM funds_voucher v WHERE v.id = funds_signature.voucher_id)');
"""

UNDONE = """
DROP TRIGGER only_added ON funds_signature;
DROP TRIGGER never_emptied ON funds_signature;
DO $$ DECLARE kept regclass; BEGIN
    FOREACH kept IN ARRAY ARRAY['funds_project', 'funds_voucher', 'funds_allocationrun', 'funds_appropriation',
        'funds_arrival', 'funds_signature']::regclass[] LOOP
        EXECUTE format('DROP POLICY confined ON %s', kept);
        EXECUTE format('ALTER TABLE %s DISABLE ROW LEVEL SECURITY', kept);
    END LOOP;
END $$;
"""


class Migration(migrations.Migration):
    dependencies = [("funds", "0001_initial"), ("ledger", "0002_guards")]

    operations = [migrations.RunSQL(CONFINED, UNDONE)]
