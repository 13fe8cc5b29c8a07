"""A person's file is seen where it was registered, where a correction runs, and by whoever shares one of its cases.

And a file that began as a minor's stays one (Community Corrections Law art. 58).
"""

from django.db import migrations

CONFINED = """
SELECT confine('people_correction', format('%s OR EXISTS (SELECT 1 FROM cases_case c
    WHERE c.correction_id = people_correction.id)', lies_within('path', 'guitu.paths')));
SELECT confine('people_person', format('%s
    OR EXISTS (SELECT 1 FROM people_correction c WHERE c.person_id = people_person.id)
    OR EXISTS (SELECT 1 FROM cases_case c WHERE c.person_id = people_person.id)', lies_within('path', 'guitu.paths')));
SELECT confine(kept::regclass, format('EXISTS (SELECT 1 FROM people_person p WHERE p.id = %s.person_id)', kept))
    FROM unnest(ARRAY['people_sentence', 'people_relation', 'people_registrationitem', 'people_portrait']) AS kept;
"""

MINORS = """
CREATE FUNCTION keep_minor() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'file [%] began as that of a minor and stays one', OLD.number
        USING ERRCODE = 'restrict_violation';
END $$;
CREATE TRIGGER minor_for_good BEFORE UPDATE OF minor ON people_correction
    FOR EACH ROW WHEN (OLD.minor AND NOT NEW.minor) EXECUTE FUNCTION keep_minor();
"""

UNDONE = """
DROP TRIGGER minor_for_good ON people_correction;
DROP FUNCTION keep_minor();
DO $$ DECLARE kept regclass; BEGIN
    FOREACH kept IN ARRAY ARRAY['people_correction', 'people_person', 'people_sentence', 'people_relation',
        'people_registrationitem', 'people_portrait']::regclass[] LOOP
        EXECUTE format('DROP POLICY confined ON %s', kept);
        EXECUTE format('ALTER TABLE %s DISABLE ROW LEVEL SECURITY', kept);
    END LOOP;
END $$;
"""


class Migration(migrations.Migration):
    dependencies = [("people", "0001_initial"), ("cases", "0001_initial"), ("ledger", "0002_guards")]

    operations = [migrations.RunSQL(CONFINED + MINORS, UNDONE)]
