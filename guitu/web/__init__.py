"""Pages for officers: server-rendered, in Chinese; fragments by htmx, no script or style in a page.

One folder an area (`today/`, `handling/`, `law/`, `entrance/`): `urls.py`, views behind `access.open_to`, templates
under `templates/<area>/`. To add one: its folder with `urls.py`; its name in `urls.AREAS`; its row in
`navigation.AREAS` (shown to whomever its first page is open to). What areas share:

| piece | is for |
| --- | --- |
| `access.open_to(*roles)` | who may open a page; the viewer, the day, row-level security, one transaction, refusals |
| `components.listing` | `Kind` (columns, filters, search) → `listed`, `exported`, drawn by `desk/listing.html` |
| `components.asking` | forms from a declaration: `asked`, `heard`; drawn by `desk/question.html` |
| `components.reckoning` | a deadline laid open, drawn by `desk/reckoning.html` |
| `components.showing` | values and last days in words |
| `templatetags.desk` | `{% cite %}`, `{% due %}`, `|in_words`, `|day` |
| `assets/desk/` | `pages.css`; cards (`<a data-card>`), drafts (`data-draft`, `data-once`), keyboard (`data-walk`) |
"""
