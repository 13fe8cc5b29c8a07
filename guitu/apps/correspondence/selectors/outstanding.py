"""What is still to be issued, sent or answered."""

from __future__ import annotations

from django.db.models import F, Q, QuerySet

from guitu.apps.cases.models import Case, Errand
from guitu.apps.correspondence.models import Dispatch, Paper, Service
from guitu.apps.organs.selectors import Viewer


def papers_seen(viewer: Viewer) -> QuerySet[Paper]:
    """Return the papers of the cases in the viewer's places, and of those in which his county is the other side."""
    other_side = Case.objects.filter(viewer.within("counterpart_path") & ~Q(counterpart_path=""))
    return Paper.objects.filter(viewer.within() | Q(case__in=other_side))


def errands_open(viewer: Viewer) -> QuerySet[Errand]:
    """Return what the viewer's units still owe: papers to issue and bodies to tell, the most urgent first."""
    open_ones = Errand.objects.filter(viewer.within("unit__path"), done=None, act__annulment=None)
    return open_ones.select_related("act__case__person", "unit").order_by(F("last").asc(nulls_last=True), "pk")


def receipts_outstanding(viewer: Viewer) -> tuple[QuerySet[Service], QuerySet[Dispatch]]:
    """Return the services not yet signed for and the notices whose receipt has not come back."""
    services = Service.objects.filter(viewer.within("paper__path"), signed=None, refused="")
    dispatches = Dispatch.objects.filter(viewer.within("errand__unit__path"), receipt=None)
    return (
        services.select_related("paper__case__person").order_by("sent"),
        dispatches.select_related("errand__act__case__person").order_by("sent"),
    )
