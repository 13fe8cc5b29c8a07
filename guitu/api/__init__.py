"""The HTTP interface `/api/`: the same verbs and reads as the pages, for other systems, under a token.

`urls.py` lists the addresses; a file an area holds its routes and the shapes they answer in. What they share:

| piece | is for |
| --- | --- |
| `door.Reading`, `Acting`, `Exporting` | who shows which token, how often; `request.auth` holds viewer and day |
| `door.within_scope` | row-level security and one transaction around every route |
| `errors` | the one shape of every refusal, and which exception becomes which status |
| `reading` | what was sent, read by the declaration it answers |
| `description` | the OpenAPI document; forms of procedures come from `law.describe` |

A procedure that is declared has its forms here at once; nobody writes a serializer for it.
"""
