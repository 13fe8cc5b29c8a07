"""The verbs of the money: open a project, grant, receive, ask, sign, pay, share out."""

from guitu.apps.funds.services.budgeting import appropriate, open_project, receive
from guitu.apps.funds.services.sharing import share_out
from guitu.apps.funds.services.spending import ask, sign

__all__ = ["appropriate", "ask", "open_project", "receive", "share_out", "sign"]
