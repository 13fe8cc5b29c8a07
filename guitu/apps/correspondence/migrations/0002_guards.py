"""A paper lies where its case lies; a message by those it is for, and one of a case by whoever sees the case."""

from django.db import migrations

CONFINED = """
SELECT confine('correspondence_paper', format('%s OR EXISTS (SELECT 1 FROM cases_case c
    WHERE c.id = correspondence_paper.case_id)', lies_within('path', 'guitu.paths')));
SELECT confine('correspondence_service',
    'EXISTS (SELECT 1 FROM correspondence_paper p WHERE p.id = correspondence_service.paper_id)');
SELECT confine('correspondence_dispatch',
    'EXISTS (SELECT 1 FROM cases_errand e WHERE e.id = correspondence_dispatch.errand_id)');
SELECT confine('correspondence_message', format('
    EXISTS (SELECT 1 FROM cases_case c WHERE c.id = correspondence_message.case_id)
    OR case_id IS NULL AND EXISTS (SELECT 1 FROM organs_unit u WHERE u.id = correspondence_message.unit_id AND %1$s)
    OR EXISTS (SELECT 1 FROM organs_grant g JOIN organs_unit u ON u.id = g.unit_id
        WHERE g.account_id = correspondence_message.to_id AND %1$s)', lies_within('u.path', 'guitu.places')));
"""

FOLLOWING = """
CREATE FUNCTION follow_case() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    UPDATE correspondence_paper SET path = NEW.path WHERE case_id = NEW.id;
    RETURN NULL;
END $$;
CREATE TRIGGER papers_follow AFTER UPDATE OF path ON cases_case
    FOR EACH ROW WHEN (OLD.path <> NEW.path) EXECUTE FUNCTION follow_case();
"""

UNDONE = """
DROP TRIGGER papers_follow ON cases_case;
DROP FUNCTION follow_case();
DO $$ DECLARE kept regclass; BEGIN
    FOREACH kept IN ARRAY ARRAY['correspondence_paper', 'correspondence_service', 'correspondence_dispatch',
        'correspondence_message']::regclass[] LOOP
        EXECUTE format('DROP POLICY confined ON %s', kept);
        EXECUTE format('ALTER TABLE %s DISABLE ROW LEVEL SECURITY', kept);
    END LOOP;
END $$;
"""


class Migration(migrations.Migration):
    dependencies = [
        ("correspondence", "0001_initial"),
        ("cases", "0001_initial"),
        ("organs", "0001_initial"),
        ("ledger", "0002_guards"),
    ]

    operations = [migrations.RunSQL(CONFINED + FOLLOWING, UNDONE)]
