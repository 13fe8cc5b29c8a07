"""The verbs of the organs: units, staff, accounts, duties, what is entrusted, figures, and coming in."""

from guitu.apps.organs.services.accounts import (
    Issued,
    close_account,
    issue_account,
    reset_password,
    reset_second_factor,
)
from guitu.apps.organs.services.duties import deputise, grant, revoke_grant
from guitu.apps.organs.services.entitlement import Forbidden
from guitu.apps.organs.services.entrusting import end_entrustment, entrust
from guitu.apps.organs.services.figures import choose_setting, correct_day
from guitu.apps.organs.services.passwords import Unfit, change_password
from guitu.apps.organs.services.second_factor import (
    confirm_second_factor,
    enrol_second_factor,
    verify_second_factor,
)
from guitu.apps.organs.services.signing_in import SignIn, sign_in, sign_out, sit
from guitu.apps.organs.services.structure import allow_posts, employ, found_unit, leave_post
from guitu.apps.organs.services.tokens import IssuedToken, count_call, issue_token, revoke_token

__all__ = [
    "Forbidden",
    "Issued",
    "IssuedToken",
    "SignIn",
    "Unfit",
    "allow_posts",
    "change_password",
    "choose_setting",
    "close_account",
    "confirm_second_factor",
    "correct_day",
    "count_call",
    "deputise",
    "employ",
    "end_entrustment",
    "enrol_second_factor",
    "entrust",
    "found_unit",
    "grant",
    "issue_account",
    "issue_token",
    "leave_post",
    "reset_password",
    "reset_second_factor",
    "revoke_grant",
    "revoke_token",
    "sign_in",
    "sign_out",
    "sit",
    "verify_second_factor",
]
