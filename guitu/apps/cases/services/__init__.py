"""The verbs of a case. Every change of every procedure passes through `take`."""

from guitu.apps.cases.services.acting import take
from guitu.apps.cases.services.annulling import annul
from guitu.apps.cases.services.attaching import attach
from guitu.apps.cases.services.following import follow_office
from guitu.apps.cases.services.loading import Run, load
from guitu.apps.cases.services.opening import begin, open_case
from guitu.apps.cases.services.standing import restage, stand

__all__ = ["Run", "annul", "attach", "begin", "follow_office", "load", "open_case", "restage", "stand", "take"]
