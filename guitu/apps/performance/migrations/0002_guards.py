"""Evaluations are seen by whoever has a duty in their place; what was attested, reviewed, published or issued stays."""

from django.db import migrations

CONFINED = """
SELECT keep_added(kept::regclass)
    FROM unnest(ARRAY['performance_evidence', 'performance_review', 'performance_printedcard', 'performance_report'])
    AS kept;
SELECT confine('performance_evaluation', lies_within('path', 'guitu.places'));
SELECT confine(kept::regclass, format('EXISTS (SELECT 1 FROM performance_evaluation e WHERE e.id = %s.evaluation_id)', kept))
    FROM unnest(ARRAY['performance_evidence', 'performance_review', 'performance_printedcard', 'performance_report'])
    AS kept;
"""

UNDONE = """
DO $$ DECLARE kept regclass; BEGIN
    FOREACH kept IN ARRAY ARRAY['performance_evidence', 'performance_review', 'performance_printedcard',
        'performance_report']::regclass[] LOOP
        EXECUTE format('DROP TRIGGER only_added ON %s', kept);
        EXECUTE format('DROP TRIGGER never_emptied ON %s', kept);
    END LOOP;
    FOREACH kept IN ARRAY ARRAY['performance_evaluation', 'performance_evidence', 'performance_review',
        'performance_printedcard', 'performance_report']::regclass[] LOOP
        EXECUTE format('DROP POLICY confined ON %s', kept);
        EXECUTE format('ALTER TABLE %s DISABLE ROW LEVEL SECURITY', kept);
    END LOOP;
END $$;
"""


class Migration(migrations.Migration):
    dependencies = [("performance", "0001_initial"), ("ledger", "0002_guards")]

    operations = [migrations.RunSQL(CONFINED, UNDONE)]
