"""The verbs of the correspondence: issue, void, serve, send, and tell."""

from guitu.apps.correspondence.services.issuing import issue, preview, void
from guitu.apps.correspondence.services.loading import issue_all, settle
from guitu.apps.correspondence.services.messages import CARRIERS, tell
from guitu.apps.correspondence.services.sending import acknowledge, receive_receipt, send, serve

__all__ = [
    "CARRIERS",
    "acknowledge",
    "issue",
    "issue_all",
    "preview",
    "receive_receipt",
    "send",
    "serve",
    "settle",
    "tell",
    "void",
]
