"""Who may handle a case, and who may approve that an act of it is taken back. To see a case is not to handle it."""

from __future__ import annotations

from guitu.apps.cases.models import Case
from guitu.apps.cases.selectors.courses import NEW_SIDE, place_of
from guitu.apps.organs.models import Role
from guitu.apps.organs.selectors import Viewer
from guitu.law.course import NotCompetent
from guitu.law.vocabulary import Actor

HANDLERS: tuple[Role, ...] = (
    Role.OFFICER,
    Role.COUNTY_OFFICER,
    Role.COUNTY_CHIEF,
    Role.BUREAU_HEAD,
    Role.CITY_OFFICER,
    Role.PROVINCE_OFFICER,
)
"""Who handles cases; a procurator reads them."""

SUPERIORS: dict[Actor, tuple[Role, ...]] = {
    Actor.HIGHER: (Role.CITY_OFFICER, Role.PROVINCE_OFFICER),
    Actor.PROVINCE: (Role.PROVINCE_OFFICER,),
}
"""By whom an act of a body above the county is taken back: by that body or one above it, never from below."""


def handles_at(viewer: Viewer, path: str) -> bool:
    """Tell whether somebody handles cases that lie there."""
    return viewer.has_at(path, *HANDLERS)


def must_handle_at(viewer: Viewer, path: str, what: str) -> None:
    """Refuse whoever handles no cases that lie there."""
    if not handles_at(viewer, path):
        raise NotCompetent(f"{what}须由负责该案的社区矫正机构或者司法所办理，您的岗位不能办理")


def must_handle(viewer: Viewer, case: Case, what: str) -> None:
    """Refuse whoever handles a case on neither side of it."""
    if not (case.counterpart_path and handles_at(viewer, case.counterpart_path)):
        must_handle_at(viewer, case.path, what)


def approver_of(viewer: Viewer, case: Case, actor: Actor) -> Actor | None:
    """Return as which body the viewer may approve that an act of this body is taken back; none where he may not.

    An act of the county, of its offices, or recorded there: the county's chief. One of the new county: that one's.
    """
    place = place_of(actor, case)
    if actor not in SUPERIORS and viewer.has_at(place, Role.COUNTY_CHIEF):
        return Actor.NEW_COUNTY if actor in NEW_SIDE and case.counterpart else Actor.COUNTY
    superiors = SUPERIORS.get(actor, SUPERIORS[Actor.HIGHER])
    role = next((role for role in superiors if viewer.has_at(place, role)), None)
    return {None: None, Role.CITY_OFFICER: Actor.HIGHER, Role.PROVINCE_OFFICER: Actor.PROVINCE}[role]
