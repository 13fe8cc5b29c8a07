"""Coming in: names and passwords, the lock, sittings, the rules for passwords, and the second factor."""

from __future__ import annotations

import base64
from datetime import UTC, datetime, timedelta

import pytest
from django.contrib.sessions.backends.db import SessionStore
from django.contrib.sessions.models import Session
from django.db import connection
from django_otp import devices_for_user
from django_otp.oath import TOTP

from guitu.apps.ledger.models import Entry, Verb
from guitu.apps.organs.figures import FAILURES, LOCKED_MINUTES, PASSWORD_GRADED, PASSWORD_LENGTH, SITTINGS
from guitu.apps.organs.models import Account, Authenticator, Role
from guitu.apps.organs.selectors import Viewer, password_due, system_viewer
from guitu.apps.organs.services import (
    Unfit,
    change_password,
    choose_setting,
    confirm_second_factor,
    enrol_second_factor,
    reset_password,
    reset_second_factor,
    sign_in,
    sign_out,
    sit,
    verify_second_factor,
)
from guitu.apps.organs.services.signing_in import Entrance, SignIn
from tests.apps.county import County, a_viewer

NOON = datetime(2024, 6, 3, 4, tzinfo=UTC)
RIGHT, WRONG = "horse battery 7 staple", "wrong"
SECOND, MINUTE = timedelta(seconds=1), timedelta(minutes=1)


@pytest.fixture
def account(county: County) -> Account:
    account = county.officer.account
    account.set_password(RIGHT)
    account.save()
    return account


@pytest.fixture
def administrator(county: County) -> Viewer:
    return a_viewer("administrator", Role.ADMINISTRATOR, county.county)


def come(password: str = RIGHT, at: datetime = NOON, username: str = "officer") -> SignIn:
    return sign_in(username=username, password=password, origin="10.0.0.9", at=at)


def choose(key: str, value: int) -> None:
    choose_setting(viewer=system_viewer(), key=key, value=value, unit=None, source="试")


class TestNameAndPassword:
    def test_who_knows_both_comes_in(self, account: Account, county: County) -> None:
        answer = come()
        assert answer.entrance is Entrance.ADMITTED
        assert answer.account == account
        entry = Entry.objects.get(verb=Verb.SIGN_IN)
        assert (entry.account, entry.chain, entry.origin) == ("officer", county.county.path, "10.0.0.9")

    def test_a_wrong_name_and_a_closed_account_are_answered_as_a_wrong_password(self, account: Account) -> None:
        """And what was typed as a name is written down nowhere: it may have been a password."""
        assert come(username="s3cret-typed-as-name").entrance is Entrance.WRONG
        account.is_active = False
        account.save()
        assert come().entrance is Entrance.WRONG
        assert "s3cret" not in str(list(Entry.objects.values()))
        assert set(Entry.objects.values_list("account", flat=True)) == {"system"}

    def test_passwords_are_hashed_by_argon2(self, account: Account) -> None:
        assert account.password.startswith("argon2$argon2id$")

    @pytest.mark.usefixtures("account", "as_web_role")
    def test_one_may_come_in_before_any_place_is_known(self) -> None:
        """Under the role for daily work, without places, the accounts can be read and the ledger written."""
        assert come(WRONG).entrance is Entrance.WRONG
        assert come().entrance is Entrance.ADMITTED


@pytest.mark.usefixtures("account")
class TestLock:
    def test_four_failures_do_not_lock(self) -> None:
        answers = [come(WRONG) for _ in range(4)]
        assert {answer.entrance for answer in answers} == {Entrance.WRONG}
        assert answers[-1].words == "账号或者密码不正确。再错1次，账号将锁定15分钟。"
        assert come().entrance is Entrance.ADMITTED

    def test_the_fifth_failure_in_a_row_locks_for_fifteen_minutes(self) -> None:
        """To the second: locked until the fifteenth minute is over, then open."""
        assert [come(WRONG).entrance for _ in range(5)][-1] is Entrance.LOCKED
        for at in (NOON, NOON + 15 * MINUTE - SECOND):
            assert come(at=at).entrance is Entrance.LOCKED
        assert come(at=NOON + 15 * MINUTE - SECOND).words.startswith("连续多次未通过，账号已锁定，请1分钟后再试")
        assert come(at=NOON + 15 * MINUTE).entrance is Entrance.ADMITTED

    def test_coming_in_starts_the_count_afresh(self) -> None:
        for _ in range(2):
            assert [come(WRONG).entrance for _ in range(4)][-1] is Entrance.WRONG
            assert come().entrance is Entrance.ADMITTED

    def test_trying_while_it_is_locked_makes_it_no_longer(self) -> None:
        for _ in range(9):
            come(WRONG)
        assert come(at=NOON + 15 * MINUTE).entrance is Entrance.ADMITTED

    def test_after_the_lock_five_more_failures_are_needed(self) -> None:
        for _ in range(5):
            come(WRONG)
        later = NOON + 16 * MINUTE
        assert [come(WRONG, at=later).entrance for _ in range(5)] == [Entrance.WRONG] * 4 + [Entrance.LOCKED]

    def test_the_figures_are_chosen(self) -> None:
        choose(FAILURES.key, 3)
        choose(LOCKED_MINUTES.key, 60)
        assert [come(WRONG).entrance for _ in range(3)] == [Entrance.WRONG] * 2 + [Entrance.LOCKED]
        assert come(at=NOON + 60 * MINUTE - SECOND).entrance is Entrance.LOCKED
        assert come(at=NOON + 60 * MINUTE).entrance is Entrance.ADMITTED

    def test_a_temporary_password_lifts_the_lock(self, account: Account, administrator: Viewer) -> None:
        for _ in range(5):
            come(WRONG)
        issued = reset_password(viewer=administrator, account=account)
        assert come(issued.password).entrance is Entrance.ADMITTED
        assert come(RIGHT).entrance is Entrance.WRONG


def a_session() -> str:
    store = SessionStore()
    store.create()
    assert store.session_key
    return store.session_key


class TestSittings:
    def test_the_oldest_gives_way_to_the_third(self, account: Account) -> None:
        """Two at once, unless another number is chosen."""
        keys = [a_session() for _ in range(3)]
        ended = [sit(account=account, key=key, origin="10.0.0.9") for key in keys]
        assert ended == [0, 0, 1]
        assert set(Session.objects.values_list("session_key", flat=True)) == set(keys[1:])

    def test_the_number_is_chosen(self, account: Account) -> None:
        choose(SITTINGS.key, 1)
        keys = [a_session() for _ in range(2)]
        assert [sit(account=account, key=key, origin="") for key in keys] == [0, 1]

    def test_a_session_that_ended_by_itself_counts_no_more(self, account: Account) -> None:
        keys = [a_session() for _ in range(3)]
        for key in keys[:2]:
            sit(account=account, key=key, origin="")
        Session.objects.filter(session_key=keys[0]).delete()
        assert sit(account=account, key=keys[2], origin="") == 0

    def test_signing_out_ends_one_and_a_new_password_all_others(self, account: Account) -> None:
        choose(SITTINGS.key, 3)
        keys = [a_session() for _ in range(3)]
        for key in keys:
            sit(account=account, key=key, origin="")
        sign_out(account=account, key=keys[0])
        assert set(Session.objects.values_list("session_key", flat=True)) == set(keys[1:])
        change_password(account=account, old=RIGHT, new="another long passphrase", at=NOON, keep=keys[1])
        assert list(Session.objects.values_list("session_key", flat=True)) == [keys[1]]


class TestPasswords:
    def change(self, account: Account, new: str, old: str = RIGHT) -> Account:
        return change_password(account=account, old=old, new=new, at=NOON)

    def test_ten_characters_of_any_kind_serve(self, account: Account) -> None:
        """Length resists guessing: ten do, nine do not, and a phrase in Chinese is a password."""
        with pytest.raises(Unfit, match="密码有9个字符，至少应有10个"):
            self.change(account, "kzqwvjxup")
        self.change(account, "kzqwvjxupa")
        self.change(account, "春江潮水连海平海上明月", old="kzqwvjxupa")

    def test_a_common_one_and_one_like_the_name_do_not(self, account: Account) -> None:
        for unfit in ("1234567890", "officer123"):
            with pytest.raises(Unfit):
                self.change(account, unfit)

    def test_the_old_one_must_be_known_and_is_not_the_new_one(self, account: Account) -> None:
        with pytest.raises(Unfit, match="原密码不正确"):
            self.change(account, "kzqwvjxupa", old=WRONG)
        with pytest.raises(Unfit, match="不能与原密码相同"):
            self.change(account, RIGHT)

    def test_every_fault_is_named_at_once(self, account: Account) -> None:
        choose(PASSWORD_GRADED.key, value=True)
        with pytest.raises(Unfit, match=r"至少应有10个.*三类"):
            self.change(account, "kzqwvjxup")

    def test_graded_protection_asks_for_three_kinds_of_four(self, account: Account) -> None:
        choose(PASSWORD_GRADED.key, value=True)
        choose(PASSWORD_LENGTH.key, 12)
        with pytest.raises(Unfit, match="三类"):
            self.change(account, "kzqwvjxup7492")
        with pytest.raises(Unfit, match="至少应有12个"):
            self.change(account, "kzqwvJxup74")
        self.change(account, "kzqwvJxup749")

    def test_graded_protection_bars_the_last_five(self, account: Account) -> None:
        """The one in use and the four before it; the fifth before it may come again."""
        choose(PASSWORD_GRADED.key, value=True)
        old = RIGHT
        for number in range(1, 6):
            self.change(account, f"kzqwvJxup74{number}", old=old)
            old = f"kzqwvJxup74{number}"
        account.refresh_from_db()
        with pytest.raises(Unfit, match="最近5次"):
            self.change(account, "kzqwvJxup741", old=old)
        self.change(account, "kzqwvJxup746", old=old)
        self.change(account, "kzqwvJxup741", old="kzqwvJxup746")

    def test_graded_protection_asks_for_a_new_one_after_ninety_days(self, account: Account) -> None:
        account = self.change(account, "kzqwvJxup749")
        day = NOON.date()
        assert not password_due(account, on=day + timedelta(days=3000))
        choose(PASSWORD_GRADED.key, value=True)
        assert not password_due(account, on=day + timedelta(days=89))
        assert password_due(account, on=day + timedelta(days=90))

    def test_a_temporary_one_must_be_changed_at_once(self, account: Account, administrator: Viewer) -> None:
        issued = reset_password(viewer=administrator, account=account)
        assert password_due(issued.account, on=NOON.date())
        changed = self.change(account, "kzqwvJxup749", old=issued.password)
        assert not password_due(changed, on=NOON.date())


def code_at(secret: str, at: datetime) -> str:
    totp = TOTP(base64.b32decode(secret))
    totp.time = at.timestamp()
    return f"{totp.token():06d}"


class TestSecondFactor:
    @pytest.fixture
    def secret(self, account: Account) -> str:
        """The secret of a second factor in force since an hour before noon."""
        enrolled = enrol_second_factor(account=account)
        early = NOON - timedelta(hours=1)
        assert confirm_second_factor(account=account, code=code_at(enrolled.secret, early), at=early)
        return enrolled.secret

    def verify(self, account: Account, code: str, at: datetime = NOON) -> Entrance:
        return verify_second_factor(account=account, code=code, at=at)[0].entrance

    def test_it_is_in_force_from_its_first_right_code_on(self, account: Account) -> None:
        enrolled = enrol_second_factor(account=account)
        assert enrolled.address.startswith("otpauth://totp/%E5%BD%92%E9%80%94%3Aofficer?secret=")
        assert not list(devices_for_user(account))
        assert not confirm_second_factor(account=account, code="000000", at=NOON)
        assert confirm_second_factor(account=account, code=code_at(enrolled.secret, NOON), at=NOON)
        assert [device.pk for device in devices_for_user(account)] == [enrolled.device.pk]

    def test_its_secret_lies_sealed(self, secret: str) -> None:
        with connection.cursor() as cursor:
            cursor.execute("SELECT secret FROM organs_authenticator")
            ((kept,),) = cursor.fetchall()
        assert secret.encode() not in bytes(kept)
        assert Authenticator.objects.get().secret == secret

    def test_a_right_code_admits_with_its_device(self, account: Account, secret: str) -> None:
        answer, device = verify_second_factor(account=account, code=code_at(secret, NOON), at=NOON)
        assert answer.entrance is Entrance.ADMITTED
        assert device == Authenticator.objects.get()

    def test_a_code_serves_once(self, account: Account, secret: str) -> None:
        code = code_at(secret, NOON)
        assert [self.verify(account, code) for _ in range(2)] == [Entrance.ADMITTED, Entrance.WRONG]

    @pytest.mark.parametrize(
        ("off", "entrance"),
        [(30, Entrance.ADMITTED), (-30, Entrance.ADMITTED), (60, Entrance.WRONG), (-60, Entrance.WRONG)],
    )
    def test_a_clock_may_be_off_by_one_step(self, account: Account, secret: str, off: int, entrance: Entrance) -> None:
        assert self.verify(account, code_at(secret, NOON + timedelta(seconds=off))) is entrance

    @pytest.mark.parametrize("code", ["", "12345", "1234567", "abcdef", "１２３４５６", "-12345"])
    @pytest.mark.usefixtures("secret")
    def test_what_is_no_code_is_wrong(self, account: Account, code: str) -> None:
        assert self.verify(account, code) is Entrance.WRONG

    def test_a_code_may_be_typed_in_two_groups(self, account: Account, secret: str) -> None:
        code = code_at(secret, NOON)
        assert self.verify(account, f"{code[:3]} {code[3:]}") is Entrance.ADMITTED

    def test_wrong_codes_lock_the_account_like_wrong_passwords(self, account: Account, secret: str) -> None:
        """Five in a row: then neither a right code nor the right password helps."""
        assert [self.verify(account, "") for _ in range(5)] == [Entrance.WRONG] * 4 + [Entrance.LOCKED]
        assert self.verify(account, code_at(secret, NOON)) is Entrance.LOCKED
        assert come().entrance is Entrance.LOCKED

    @pytest.mark.usefixtures("secret")
    def test_a_known_password_buys_no_more_guesses_at_the_code(self, account: Account) -> None:
        """Signing in anew between the guesses does not begin the count again; a right code does."""
        answers = []
        for _ in range(5):
            assert come().entrance is Entrance.ADMITTED
            answers.append(self.verify(account, "000000"))
        assert answers == [Entrance.WRONG] * 4 + [Entrance.LOCKED]

    @pytest.mark.usefixtures("secret")
    def test_only_an_administrator_takes_it_away(self, account: Account, administrator: Viewer) -> None:
        with pytest.raises(ValueError, match="已启用"):
            enrol_second_factor(account=account)
        reset_second_factor(viewer=administrator, account=account)
        assert not Authenticator.objects.exists()
        enrol_second_factor(account=account)
