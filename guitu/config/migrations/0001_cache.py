"""The table of the database cache, in the form Django's cache backend reads."""

from django.db import migrations

MAKE = """
CREATE TABLE cache (cache_key varchar(255) PRIMARY KEY, value text NOT NULL, expires timestamptz NOT NULL);
CREATE INDEX cache_expires ON cache (expires);
"""


class Migration(migrations.Migration):
    initial = True

    dependencies = []

    operations = [migrations.RunSQL(MAKE, "DROP TABLE cache")]
