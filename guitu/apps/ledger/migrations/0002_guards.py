"""Three guards that the database keeps by itself, and the two calls by which other contexts ask for them.

`keep_added(table)` lets rows be added and nothing else, whoever asks. `confine(table, condition)` shows a row only
where the condition holds; the conditions rest on the places under `guitu.paths` (files) and `guitu.places` (all
duties), which the door sets for each transaction. Nothing set, nothing seen; `*` sees everything.
"""

from django.db import migrations

APPEND_ONLY = """
CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    -- A throw-away database is emptied between two tests; `guitu.strict` lets a test see the refusal all the same.
    IF TG_OP = 'TRUNCATE' AND current_database() LIKE 'test\\_%'
        AND coalesce(current_setting('guitu.strict', true), '') = '' THEN
        RETURN NULL;
    END IF;
    RAISE EXCEPTION 'rows of [%] are added, never changed: % refused', TG_TABLE_NAME, TG_OP
        USING ERRCODE = 'restrict_violation';
END $$;

CREATE FUNCTION keep_added(kept regclass) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
    EXECUTE format('CREATE TRIGGER only_added BEFORE UPDATE OR DELETE ON %s
        FOR EACH ROW EXECUTE FUNCTION refuse_change()', kept);
    EXECUTE format('CREATE TRIGGER never_emptied BEFORE TRUNCATE ON %s
        FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()', kept);
    EXECUTE format('ALTER TABLE %s ENABLE ALWAYS TRIGGER only_added', kept);
    EXECUTE format('ALTER TABLE %s ENABLE ALWAYS TRIGGER never_emptied', kept);
END $$;
"""

# The first and the last possible path bound a range that an index serves; the list then decides row by row.
SCOPE = """
CREATE FUNCTION scope(which text) RETURNS text[] LANGUAGE sql STABLE PARALLEL SAFE AS $$
    SELECT CASE coalesce(current_setting(which, true), '')
        WHEN '' THEN '{}'::text[]
        WHEN '*' THEN '{""}'::text[]
        ELSE array_remove(string_to_array(current_setting(which, true), ','), '') END
$$;

CREATE FUNCTION scope_from(which text) RETURNS text LANGUAGE sql STABLE PARALLEL SAFE AS $$
    SELECT min(path COLLATE "C") FROM unnest(scope(which)) AS path
$$;

CREATE FUNCTION scope_to(which text) RETURNS text LANGUAGE sql STABLE PARALLEL SAFE AS $$
    SELECT max(path COLLATE "C") || chr(1114111) FROM unnest(scope(which)) AS path
$$;

CREATE FUNCTION lies_within(held text, which text) RETURNS text LANGUAGE sql IMMUTABLE AS $$
    SELECT format('(%1$s ~>=~ (SELECT scope_from(%2$L)) AND %1$s ~<~ (SELECT scope_to(%2$L))
        AND %1$s ^@ ANY ((SELECT scope(%2$L))::text[]))', held, which)
$$;

CREATE FUNCTION confine(kept regclass, condition text) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
    EXECUTE format('ALTER TABLE %s ENABLE ROW LEVEL SECURITY', kept);
    EXECUTE format('CREATE POLICY confined ON %s USING (%s)', kept, condition);
END $$;
"""

# Whatever is done is written down, also by those who may not read it.
LEDGER = """
SELECT keep_added('ledger_entry');
SELECT keep_added('ledger_root');
ALTER TABLE ledger_entry ENABLE ROW LEVEL SECURITY;
CREATE POLICY added ON ledger_entry FOR INSERT WITH CHECK (true);
DO $$ BEGIN
    EXECUTE format('CREATE POLICY confined ON ledger_entry FOR SELECT USING (%s)',
        lies_within('chain', 'guitu.places'));
END $$;

CREATE FUNCTION refuse_jump() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP <> 'UPDATE' OR NEW.chain <> OLD.chain OR NEW.number <= OLD.number THEN
        RAISE EXCEPTION 'the end of chain [%] only moves on', OLD.chain
            USING ERRCODE = 'restrict_violation';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER moves_on BEFORE UPDATE OR DELETE ON ledger_head FOR EACH ROW EXECUTE FUNCTION refuse_jump();
"""

UNDONE = """
DROP TRIGGER moves_on ON ledger_head;
DROP POLICY confined ON ledger_entry;
DROP POLICY added ON ledger_entry;
ALTER TABLE ledger_entry DISABLE ROW LEVEL SECURITY;
DROP FUNCTION refuse_change() CASCADE;
DROP FUNCTION refuse_jump(), keep_added(regclass), confine(regclass, text), lies_within(text, text),
    scope_to(text), scope_from(text), scope(text);
"""


class Migration(migrations.Migration):
    dependencies = [("ledger", "0001_initial")]

    operations = [migrations.RunSQL(APPEND_ONLY + SCOPE + LEDGER, UNDONE)]
