"""对象：名册、一人一档、证件号码、保存的筛选。"""

from __future__ import annotations

from datetime import date, timedelta
from io import BytesIO

import pytest
from django.utils import timezone
from openpyxl import load_workbook

from guitu.apps.dashboards.models import SavedFilter
from guitu.apps.dashboards.services import keep_filter
from guitu.apps.ledger.models import Entry, Verb
from guitu.apps.people.models import Correction, Person, Relation
from guitu.law.span import Span
from guitu.web.people.file import masked
from guitu.web.people.term import Term
from tests.web.conftest import SignedIn
from tests.web.fixture import Fixture
from tests.web.test_leave import applied

pytestmark = pytest.mark.django_db

NUMBER = "99999919880709000X"


def names(signed_in: SignedIn, address: str, username: str = "officer", **asked: str) -> list[str]:
    listing = signed_in(username).get(address, asked).context["listing"]
    return [row.person.name for row in listing.page]


@pytest.mark.parametrize(
    ("sought", "found"),
    [
        ("启明", ["文启明"]),
        ("wqm", ["文启明"]),
        ("WENQ", ["文启明"]),
        (NUMBER, ["文启明"]),
        (NUMBER[-6:], ["文启明"]),
        ("无此人", []),
    ],
)
def test_a_person_is_found_by_name_reading_and_number(
    signed_in: SignedIn, county: Fixture, sought: str, found: list[str]
) -> None:
    """姓名、首字母、拼音、完整号码、末六位，都能找到；找不到就是没有。"""
    assert names(signed_in, "/people/", q=sought) == found


def test_a_file_number_is_found_too(signed_in: SignedIn, county: Fixture) -> None:
    """档案号也能找到。"""
    assert names(signed_in, "/people/", q=county.corrections[1].number) == ["陈素琴"]


def test_the_minor_stands_in_his_own_list_alone(signed_in: SignedIn, county: Fixture) -> None:
    """未成年人的档案只在未成年人一栏，解除后也不混入成年人。"""
    Correction.objects.filter(pk=county.corrections[0].pk).update(minor=True)
    assert "文启明" not in names(signed_in, "/people/")
    assert names(signed_in, "/people/minors/") == ["文启明"]
    Correction.objects.filter(pk=county.corrections[0].pk).update(ended=timezone.localdate(), ending="released")
    assert names(signed_in, "/people/minors/") == ["文启明"]
    assert names(signed_in, "/people/ended/") == []


@pytest.mark.parametrize(("days", "within"), [(30, True), (31, False), (0, True), (-1, False)])
def test_who_reaches_his_last_day_within_thirty_days(
    signed_in: SignedIn, county: Fixture, days: int, *, within: bool
) -> None:
    """三十日内期满：第三十日在内，第三十一日不在内；已过期满日的另列。"""
    last = timezone.localdate() + timedelta(days=days)
    Correction.objects.filter(pk=county.corrections[0].pk).update(last=last)
    assert ("文启明" in names(signed_in, "/people/", within="30")) is within
    assert ("文启明" in names(signed_in, "/people/", within="past")) is (days < 0)


def test_category_and_office_narrow_the_list(signed_in: SignedIn, county: Fixture) -> None:
    """按类别、司法所筛选；只有一个司法所的，不必选。"""
    assert names(signed_in, "/people/", category="PAROLE") == ["欧阳建国"]
    assert names(signed_in, "/people/", "chief", office=str(county.units["sibling"].pk)) == []
    assert len(names(signed_in, "/people/", "chief", office=str(county.units["office"].pk))) == 4
    assert not [each for each in _filters(signed_in, "officer") if each == "office"]
    assert "office" in _filters(signed_in, "chief")


def _filters(signed_in: SignedIn, username: str) -> list[str]:
    return [drawn.choice.name for drawn in signed_in(username).get("/people/").context["listing"].filters]


def test_the_neighbouring_office_sees_nobody_of_ours(signed_in: SignedIn, county: Fixture) -> None:
    """别的司法所看不到，档案页也没有。"""
    assert names(signed_in, "/people/", "neighbour") == []
    assert signed_in("neighbour").get(f"/people/{county.corrections[0].pk}/").status_code == 404
    assert signed_in("neighbour").post(f"/people/{county.corrections[0].pk}/number/").status_code == 404


@pytest.mark.parametrize("username", ["finance", "administrator"])
def test_who_has_no_business_in_files_opens_none(signed_in: SignedIn, county: Fixture, username: str) -> None:
    """财务和系统管理员不能查阅对象。"""
    for address in ("/people/", f"/people/{county.corrections[0].pk}/", "/search/?q=文"):
        assert signed_in(username).get(address).status_code == 403


def test_the_register_is_taken_out_as_filtered(signed_in: SignedIn, county: Fixture) -> None:
    """导出的就是筛选后的。"""
    content = signed_in("officer").get("/people/?category=PAROLE&export=xlsx").content
    rows = list(load_workbook(BytesIO(content)).active.values)  # type: ignore[union-attr]
    assert [row[0] for row in rows] == ["姓名", "欧阳建国"]


@pytest.mark.parametrize("tab", ["", "overview/", "cases/", "papers/", "contacts/", "timeline/", "materials/"])
def test_every_tab_of_a_file_opens_and_is_written_down(signed_in: SignedIn, county: Fixture, tab: str) -> None:
    """六栏都能打开，每次查阅都留痕。"""
    correction = county.corrections[0]
    client = signed_in("officer")
    applied(client, county, 5)
    before = Entry.objects.filter(verb=Verb.READ, subject="correction").count()
    response = client.get(f"/people/{correction.pk}/{tab}")
    assert response.status_code == 200
    assert "文启明" in response.content.decode()
    entries = Entry.objects.filter(verb=Verb.READ, subject="correction", person_id=correction.person_id)
    assert entries.count() == before + 1


def test_a_tab_is_fetched_alone(signed_in: SignedIn, county: Fixture) -> None:
    """换一栏，只换那一栏；翻页，只换行。"""
    address = f"/people/{county.corrections[0].pk}/cases/"
    tab = signed_in("officer").get(address, headers={"HX-Request": "true", "HX-Target": "tab"}).content.decode()
    assert "<html" not in tab
    assert 'aria-current="page"' in tab
    rows = signed_in("officer").get(address, headers={"HX-Request": "true", "HX-Target": "rows"}).content.decode()
    assert rows.lstrip().startswith('<div id="rows">')


def test_the_number_is_covered_until_somebody_asks_for_it(signed_in: SignedIn, county: Fixture) -> None:
    """证件号码平时遮住，点查看才显示，并单独留痕。"""
    address, client = f"/people/{county.corrections[0].pk}/", signed_in("officer")
    page = client.get(address).content.decode()
    assert NUMBER not in page
    assert masked(NUMBER) in page
    assert NUMBER in client.post(f"{address}number/").content.decode()
    assert Entry.objects.filter(verb=Verb.READ, subject="identity_number").count() == 1


@pytest.mark.parametrize(("number", "shown"), [(NUMBER, "9999************0X"), ("H12345678", "H123***78"), ("", "")])
def test_how_a_number_is_covered(number: str, shown: str) -> None:
    """留前四位和末两位。"""
    assert masked(number) == shown


def test_the_timeline_names_each_act_with_its_article(signed_in: SignedIn, county: Fixture) -> None:
    """时间线上的每一步都有条文。"""
    client = signed_in("officer")
    applied(client, county, 5)
    page = client.get(f"/people/{county.corrections[0].pk}/timeline/").content.decode()
    assert "书面申请" in page
    assert "/law/community_corrections_measures/27/" in page


def test_a_procedure_is_begun_from_the_file(signed_in: SignedIn, county: Fixture) -> None:
    """从档案直接办理，对象已选好；检察人员只看不办。"""
    correction = county.corrections[0]
    start = f"/handling/outgoing_leave/{correction.pk}/"
    assert start in signed_in("officer").get(f"/people/{correction.pk}/").content.decode()
    assert start not in signed_in("procurator").get(f"/people/{correction.pk}/").content.decode()


def test_the_file_says_what_was_decided_and_who_is_near(signed_in: SignedIn, county: Fixture) -> None:
    """判决、禁止令、监护人都在概况里，权利也写明。"""
    correction = county.corrections[0]
    correction.sentence.prohibition = "禁止进入网吧"
    correction.sentence.save()
    Relation.objects.create(person=correction.person, name="文长庚", relation="父亲", guardian=True)
    page = signed_in("officer").get(f"/people/{correction.pk}/").content.decode()
    for words in ("盗窃罪", "禁止进入网吧", "文长庚", "监护人", "对象的权利", "期限未作推算核对"):
        assert words in page


SPAN = Span(date(2024, 1, 1), date(2024, 12, 31))


@pytest.mark.parametrize(
    ("day", "served", "left", "tone", "words"),
    [
        (date(2023, 12, 31), 0, 366, "calm", "1日后起算"),
        (date(2024, 1, 1), 1, 365, "calm", "还有365日"),
        (date(2024, 11, 30), 335, 31, "calm", "还有31日"),
        (date(2024, 12, 1), 336, 30, "soon", "还有30日"),
        (date(2024, 12, 31), 366, 0, "soon", "今日期满"),
        (date(2025, 1, 1), 366, 0, "late", "期满已1日，尚未解除"),
    ],
)
def test_how_much_of_a_term_has_passed(day: date, served: int, left: int, tone: str, words: str) -> None:
    """首尾两日都算；期满未解除的标红。"""
    term = Term(SPAN, day, None)
    assert (term.served, term.left, term.tone, term.words) == (served, left, tone, words)


def test_a_term_that_has_ended_stands_still() -> None:
    """已经结束的，停在结束那天。"""
    term = Term(SPAN, date(2025, 6, 1), date(2024, 7, 1))
    assert (term.served, term.tone) == (183, "over")


def test_a_filter_is_kept_under_a_name_for_oneself_alone(signed_in: SignedIn, county: Fixture) -> None:
    """保存的筛选只自己可见；同名的更新；可以删去，别人的删不了。"""
    client = signed_in("officer")
    sent = {"page": "people", "name": "假释对象", "category": "PAROLE", "q": ""}
    assert client.post("/people/filters/", sent).status_code == 302
    assert "假释对象" in client.get("/people/").content.decode()
    assert "假释对象" not in signed_in("chief").get("/people/").content.decode()
    kept = SavedFilter.objects.get()
    assert kept.query == "category=PAROLE"
    signed_in("chief").post(f"/people/filters/{kept.pk}/forget/", {"page": "people"})
    assert SavedFilter.objects.count() == 1
    client.post(f"/people/filters/{kept.pk}/forget/", {"page": "people"})
    assert SavedFilter.objects.count() == 0


@pytest.mark.parametrize(("name", "query"), [("", "q=1"), ("长" * 33, "q=1"), ("空的", ""), ("过长", "q=" + "1" * 511)])
def test_a_filter_without_name_or_content_is_refused(county: Fixture, name: str, query: str) -> None:
    """没有名称、没有条件的，不保存。"""
    with pytest.raises(ValueError, match=r"\["):
        keep_filter(viewer=county.viewer("officer"), page="people", name=name, query=query)
    assert not SavedFilter.objects.exists()


def test_the_register_asks_no_more_for_more_people(signed_in: SignedIn, county: Fixture) -> None:
    """多一人，不多问一次数据库。"""
    from django.db import connection  # noqa: PLC0415
    from django.test.utils import CaptureQueriesContext  # noqa: PLC0415

    client, counted = signed_in("officer"), []
    for number in (2, 4):
        Correction.objects.filter(pk__in=[c.pk for c in county.corrections[:number]]).update(ended=None)
        Correction.objects.filter(pk__in=[c.pk for c in county.corrections[number:]]).update(
            ended=timezone.localdate(), ending="released"
        )
        with CaptureQueriesContext(connection) as queries:
            client.get("/people/")
        counted.append(len(queries))
    assert counted[0] == counted[1]
    assert Person.objects.count() == 4
