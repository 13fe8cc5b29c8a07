"""What is on the record stays on it; and a case is seen where it is handled and by the county on the other side."""

from django.db import migrations

ADDED = """
SELECT keep_added('cases_act');
SELECT keep_added('cases_annulment');
"""

# The other side is rare: its index holds only the cases that have one.
CONFINED = """
CREATE INDEX case_other_side ON cases_case (counterpart_path varchar_pattern_ops) WHERE counterpart_path <> '';
SELECT confine('cases_case', format('%s OR (counterpart_path <> '''' AND %s)',
    lies_within('path', 'guitu.paths'), lies_within('counterpart_path', 'guitu.paths')));
SELECT confine(kept::regclass, format('EXISTS (SELECT 1 FROM cases_case c WHERE c.id = %s.case_id)', kept))
    FROM unnest(ARRAY['cases_act', 'cases_standing', 'cases_attachment']) AS kept;
SELECT confine(kept::regclass, format('EXISTS (SELECT 1 FROM cases_act a WHERE a.id = %s.act_id)', kept))
    FROM unnest(ARRAY['cases_errand', 'cases_annulment']) AS kept;
"""

UNDONE = """
DROP TRIGGER only_added ON cases_act;
DROP TRIGGER never_emptied ON cases_act;
DROP TRIGGER only_added ON cases_annulment;
DROP TRIGGER never_emptied ON cases_annulment;
DROP INDEX case_other_side;
DO $$ DECLARE kept regclass; BEGIN
    FOREACH kept IN ARRAY ARRAY['cases_case', 'cases_act', 'cases_standing', 'cases_attachment', 'cases_errand',
        'cases_annulment']::regclass[] LOOP
        EXECUTE format('DROP POLICY confined ON %s', kept);
        EXECUTE format('ALTER TABLE %s DISABLE ROW LEVEL SECURITY', kept);
    END LOOP;
END $$;
"""


class Migration(migrations.Migration):
    dependencies = [("cases", "0001_initial"), ("ledger", "0002_guards")]

    operations = [migrations.RunSQL(ADDED + CONFINED, UNDONE)]
