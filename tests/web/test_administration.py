"""管理：机构、人员、账号、岗位、代理、委托、日历、设置、代码、待核条文、留痕、运行状况。"""

from __future__ import annotations

from datetime import date, timedelta
from io import BytesIO

import pytest
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from openpyxl import load_workbook

from guitu.apps.dashboards.selectors.health import BACKUP_KEY, checks
from guitu.apps.ledger.models import Entry, Verb
from guitu.apps.organs.models import (
    Account,
    Authenticator,
    Entrustment,
    Establishment,
    Grant,
    Kind,
    Role,
    Setting,
    Staff,
    Unit,
)
from guitu.law.describe import unconfirmed
from guitu.law.register import PROCEDURES
from guitu.web.administration.rules import doubts
from guitu.web.administration.sections import SECTIONS
from tests.web.conftest import SignedIn
from tests.web.fixture import Fixture

pytestmark = pytest.mark.django_db

TODAY = timezone.localdate()
PAGES = [section.page for section in SECTIONS]


def sent(client: Client, page: str, form: str, **said: object) -> HttpResponse:
    response: HttpResponse = client.post(reverse(page), {"form": form, **said})  # type: ignore[assignment]  # the client's own
    return response


def words(response: HttpResponse) -> str:
    return response.content.decode()


@pytest.mark.parametrize("page", PAGES)
def test_each_section_is_open_to_those_whom_its_rule_names(signed_in: SignedIn, page: str) -> None:
    """系统管理员与县级负责人各有其栏，办案人员没有。"""
    leaders, keepers = {"deputies", "entrustments", "rules", "ledger"}, set(PAGES) - {"deputies"}
    for username, allowed in (("administrator", keepers), ("chief", leaders), ("officer", set())):
        response = signed_in(username).get(reverse(page), follow=True)
        assert response.status_code == (200 if page in allowed else 403), username


def test_the_first_section_is_the_first_one_open(signed_in: SignedIn) -> None:
    """进管理，先到自己能进的第一栏。"""
    assert signed_in("administrator").get("/administration/")["Location"] == reverse("units")
    assert signed_in("chief").get("/administration/")["Location"] == reverse("deputies")


def test_an_office_is_founded_beneath_the_county(signed_in: SignedIn, county: Fixture) -> None:
    """设立司法所：上级须对；不对的写明应当如何，所填的还在。"""
    client, above = signed_in("administrator"), county.units["county"]
    said = {"name": "新桥司法所", "kind": "office", "place": "新桥镇"}
    refused = sent(client, "units", "found", parent=str(county.units["office"].pk), **said)
    assert refused.status_code == 422
    assert "其上级应为县级社区矫正机构" in words(refused)
    assert "新桥司法所" in words(refused)
    assert sent(client, "units", "found", parent=str(above.pk), **said).status_code == 302
    assert Unit.objects.get(name="新桥司法所").parent == above


def test_what_is_left_out_is_named(signed_in: SignedIn) -> None:
    """没填的逐项指出，什么也不写入。"""
    response = sent(signed_in("administrator"), "staff", "employ", name="某人", first="昨天")
    assert response.status_code == 422
    for fault in ("单位：尚未选择", "编制类别：尚未选择", "[昨天]不是日期"):
        assert fault in words(response)
    assert not Staff.objects.filter(name="某人").exists()


@pytest.mark.parametrize(("posts", "over"), [(6, False), (5, False), (4, True)])
def test_more_people_than_posts_is_said(signed_in: SignedIn, county: Fixture, posts: int, *, over: bool) -> None:
    """在编多于编制，标明超编几名；正好相等的不标。"""
    client = signed_in("administrator")
    unit = county.units["county"]
    filled = Staff.objects.filter(unit__path__startswith=unit.path, kind=Kind.ADMINISTRATIVE).count()
    allowed = filled - 5 + posts
    response = sent(
        client, "staff", "allow", posts_unit=unit.pk, posts_kind="administrative", posts=allowed, since="2024-01-01"
    )
    assert response.status_code == 302
    assert Establishment.objects.get().posts == allowed
    assert ("超1" in words(client.get(reverse("staff")))) is over  # type: ignore[arg-type]  # the client's own


def test_an_account_is_issued_and_its_password_shown_once(signed_in: SignedIn, county: Fixture) -> None:
    """发放账号：临时密码只显示一次，首次登录须改。"""
    client = signed_in("administrator")
    member = Staff.objects.create(unit=county.units["office"], name="新来的", kind="social_worker", first=TODAY)
    response = sent(client, "staff", "issue", staff=member.pk, username="newcomer")
    password = response.context["issued"].password  # type: ignore[attr-defined]
    assert password in words(response)
    account = Account.objects.get(username="newcomer")
    assert account.must_change
    assert account.check_password(password)
    assert password not in words(client.get(reverse("account", args=[account.pk])))  # type: ignore[arg-type]
    again = sent(client, "staff", "issue", staff=member.pk, username="newcomer2")
    assert again.status_code == 422
    assert "一人一号" in words(again)


def test_a_password_is_reset_but_not_ones_own(signed_in: SignedIn, county: Fixture) -> None:
    """重置密码须由另一人办理。"""
    client = signed_in("administrator")
    officer, own = (Account.objects.get(username=name) for name in ("officer", "administrator"))
    assert "只显示这一次" in words(client.post(reverse("account", args=[officer.pk]), {"form": "password"}))  # type: ignore[arg-type]
    assert client.post(reverse("account", args=[own.pk]), {"form": "password"}).status_code == 422


def test_a_second_factor_is_taken_away_and_an_account_closed(signed_in: SignedIn, county: Fixture) -> None:
    """重置动态口令；停用账号，岗位同日终止。"""
    client, officer = signed_in("administrator"), Account.objects.get(username="officer")
    Authenticator.objects.create(user=officer, name="动态口令", confirmed=True, secret="A" * 32)
    address = reverse("account", args=[officer.pk])
    assert client.post(address, {"form": "second"}).status_code == 302
    assert not Authenticator.objects.filter(user=officer).exists()
    assert client.post(address, {"form": "close", "on": TODAY.isoformat()}).status_code == 302
    officer.refresh_from_db()
    assert not officer.is_active
    assert Grant.objects.get(account=officer).last == TODAY


def test_a_duty_is_given_lent_and_taken_back(signed_in: SignedIn, county: Fixture) -> None:
    """授予、代理、收回岗位；管理员不能兼办案。"""
    client = signed_in("administrator")
    officer, clerk = (Account.objects.get(username=name) for name in ("officer", "clerk"))
    address = reverse("account", args=[officer.pk])
    given = {"form": "grant", "role": "officer", "unit": county.units["sibling"].pk, "first": TODAY.isoformat()}
    assert client.post(address, given).status_code == 302
    wrong = client.post(address, given | {"role": "administrator"})
    assert wrong.status_code == 422
    assert "不能兼任" in words(wrong)  # type: ignore[arg-type]
    held = Grant.objects.get(account=clerk)
    until = TODAY + timedelta(days=7)
    lent = {"form": "deputise", "grant": held.pk, "deputy": officer.pk, "from": TODAY.isoformat()}
    assert client.post(reverse("account", args=[clerk.pk]), lent | {"until": until.isoformat()}).status_code == 302
    assert Grant.objects.get(deputy_for=held).last == until
    revoked = {"form": "revoke", "grant": held.pk, "on": TODAY.isoformat()}
    assert client.post(reverse("account", args=[clerk.pk]), revoked).status_code == 302
    assert not Grant.objects.filter(account=clerk).filter(last=None).exists()


def test_an_account_outside_ones_places_is_no_page(signed_in: SignedIn, county: Fixture) -> None:
    """上级的账号不归县里管。"""
    city = Account.objects.get(username="city")
    assert signed_in("administrator").get(reverse("account", args=[city.pk])).status_code == 404


def test_the_chief_names_his_own_deputy(signed_in: SignedIn, county: Fixture) -> None:
    """负责人指定自己的代理人，也能收回；起止颠倒的不行。"""
    client = signed_in("chief")
    clerk, held = Account.objects.get(username="clerk"), Grant.objects.get(account__username="chief")
    said = {"grant": held.pk, "deputy": clerk.pk, "first": TODAY.isoformat()}
    assert sent(client, "deputies", "name", last=(TODAY - timedelta(days=1)).isoformat(), **said).status_code == 422
    assert sent(client, "deputies", "name", last=TODAY.isoformat(), **said).status_code == 302
    deputy = Grant.objects.get(deputy_for=held)
    assert county.viewer("clerk").has(Role.COUNTY_CHIEF)
    assert sent(client, "deputies", "take-back", grant=deputy.pk).status_code == 302
    assert not county.viewer("clerk").has(Role.COUNTY_CHIEF)


def test_the_chief_entrusts_by_a_paper_and_the_administrator_only_looks(signed_in: SignedIn, county: Fixture) -> None:
    """委托须有文书，由负责人决定；系统管理员只能看。"""
    office = county.units["sibling"]
    said = {"office": office.pk, "power": "short_leave", "first": TODAY.isoformat()}
    assert sent(signed_in("chief"), "entrustments", "entrust", paper=" ", **said).status_code == 422
    assert sent(signed_in("administrator"), "entrustments", "entrust", paper="委托书", **said).status_code == 404
    assert sent(signed_in("chief"), "entrustments", "entrust", paper="清矫委〔2026〕3号", **said).status_code == 302
    held = Entrustment.objects.get(office=office)
    ended = sent(signed_in("chief"), "entrustments", "end", entrustment=held.pk, on=TODAY.isoformat())
    assert ended.status_code == 302
    assert not Entrustment.objects.filter(office=office).exists()


@pytest.mark.parametrize(
    ("year", "said", "day", "marks"),
    [
        (2024, "国务院办公厅关于2024年", date(2024, 10, 1), "off"),
        (2024, "国务院办公厅关于2024年", date(2024, 2, 4), "worked"),
        (2024, "国务院办公厅关于2024年", date(2024, 6, 15), "weekend"),
        (2024, "国务院办公厅关于2024年", date(2024, 6, 14), ""),
        (2031, "放假安排未收录", date(2031, 10, 1), ""),
    ],
)
def test_the_calendar_shows_each_day_as_published(
    signed_in: SignedIn, year: int, said: str, day: date, marks: str
) -> None:
    """放假、补班、双休都看得出；没有公布的年份，写明暂按双休日。"""
    response = signed_in("administrator").get(reverse("calendar-year", args=[year]))
    assert said in words(response)  # type: ignore[arg-type]
    _, weeks = response.context["months"][day.month - 1]
    (cell,) = [cell for week in weeks for cell in week if cell.day == day]
    assert cell.marks.replace("today", "").strip() == marks


def test_a_setting_is_chosen_within_its_bounds_and_with_its_source(signed_in: SignedIn, county: Fixture) -> None:
    """设置须在上下限之内，须写来源；改后写明由谁确定。"""
    client, unit = signed_in("administrator"), county.units["county"]
    said = {"key": "sign_in.failures", "unit": unit.pk}
    for value, source in (("2", "文件"), ("11", "文件"), ("多", "文件"), ("4", " ")):
        assert sent(client, "settings", "choose", value=value, source=source, **said).status_code == 422
    assert not Setting.objects.exists()
    assert sent(client, "settings", "choose", value="4", source="县局通知", **said).status_code == 302
    page = words(client.get(reverse("settings")))  # type: ignore[arg-type]
    assert "县局通知" in page
    assert "默认5" in page


def test_a_switch_is_yes_or_no(signed_in: SignedIn, county: Fixture) -> None:
    """开关只有是和否。"""
    client, said = signed_in("administrator"), {"key": "password.graded", "unit": county.units["county"].pk}
    assert sent(client, "settings", "choose", value="1", source="测评", **said).status_code == 422
    assert sent(client, "settings", "choose", value="是", source="测评", **said).status_code == 302
    assert Setting.objects.get().value is True


def test_a_code_table_shows_its_editions(signed_in: SignedIn) -> None:
    """代码表连同版本。"""
    page = words(signed_in("administrator").get(reverse("codes"), {"table": "性别"}))  # type: ignore[arg-type]
    assert "2021年版" in page
    assert "未与标准原文核对" in page


def test_every_unconfirmed_rule_is_listed_with_its_article(signed_in: SignedIn) -> None:
    """待核的一条不漏，都能导出。"""
    expected = sum(len(unconfirmed(procedure)) for procedure in PROCEDURES)
    assert len(doubts()) == expected
    client = signed_in("administrator")
    rows = list(load_workbook(BytesIO(client.get(reverse("rules"), {"export": "xlsx"}).content)).active.values)  # type: ignore[union-attr]
    assert len(rows) == expected + 1
    assert client.get(reverse("rules"), {"q": "没有这样的规则"}).context["page"].paginator.count == 0


def test_the_record_is_searched_and_verified(signed_in: SignedIn, county: Fixture) -> None:
    """留痕可查可核验。"""
    signed_in("officer").get(f"/people/{county.corrections[0].pk}/")
    client = signed_in("chief")
    listing = client.get(reverse("ledger"), {"q": "officer", "verb": "read"}).context["listing"]
    assert [row.subject for row in listing.page] == ["correction"]
    assert "首尾相接" in client.post(reverse("ledger"), {"form": "verify"}, follow=True).content.decode()


def test_taking_out_the_record_is_recorded(signed_in: SignedIn, county: Fixture) -> None:
    """导出留痕，本身也留痕。"""
    signed_in("chief").get(reverse("ledger"), {"export": "xlsx"})
    assert Entry.objects.filter(verb=Verb.EXPORT, account="chief").count() == 1


@pytest.mark.parametrize(("hours", "state"), [(None, "warn"), (47, "good"), (49, "bad")])
def test_a_back_up_older_than_two_days_is_a_fault(county: Fixture, hours: int | None, state: str) -> None:
    """两日没有备份，标红；没有记录，提醒。"""
    if hours is not None:
        at = timezone.now() - timedelta(hours=hours)
        Setting.objects.create(key=BACKUP_KEY, unit=None, value=at.isoformat(), source="guitu backup")
    assert next(check.state for check in checks(TODAY) if check.words == "备份") == state


@pytest.mark.parametrize(("on", "state"), [(date(2026, 11, 1), "good"), (date(2026, 11, 2), "warn")])
def test_a_year_wanted_within_sixty_days_and_not_published_is_warned_of(county: Fixture, on: date, state: str) -> None:
    """六十日内要用到而没有公布的年份，提醒；第六十一日不提醒。"""
    assert next(check.state for check in checks(on) if check.words == "工作日历") == state


def test_the_state_of_the_machine_is_said_with_what_to_do(signed_in: SignedIn) -> None:
    """运行状况：后台任务没有运行的，写明怎么办。"""
    page = words(signed_in("administrator").get(reverse("health")))  # type: ignore[arg-type]
    assert "guitu work" in page
    assert "PostgreSQL" in page
