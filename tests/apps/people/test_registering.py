"""A person is registered once; what is stated agrees with his number; what identifies him lies sealed."""

from __future__ import annotations

import io
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import date, timedelta

import pytest
from django.db import IntegrityError, connection, transaction
from PIL import Image

from guitu.apps.ledger.models import Entry
from guitu.apps.ledger.sealing import Unsealable
from guitu.apps.organs.models import Role
from guitu.apps.organs.scope import seen_by
from guitu.apps.organs.selectors import system_viewer
from guitu.apps.people.models import Correction, Ending, Identity, Person, Portrait, Sentence, Sex
from guitu.apps.people.naming import BadName
from guitu.apps.people.registration import BadItem
from guitu.apps.people.selectors import answers, persons_seen
from guitu.apps.people.services import (
    AlreadyRegistered,
    BadRows,
    Former,
    Unfit,
    add_code,
    amend_person,
    import_register_rows,
    move_office,
    note_relation,
    open_correction,
    open_portrait,
    register_person,
    sentence_person,
    set_item,
    set_portrait,
)
from guitu.apps.people.services.registering import Contradiction
from guitu.law import sentencing
from guitu.law.course import NotCompetent
from guitu.law.sentencing import Length, Penalty
from guitu.law.span import Span
from guitu.law.vocabulary import Category, Stage
from tests.apps.county import TODAY, County, a_county, a_viewer
from tests.apps.people.conftest import A_JUDGMENT, A_PERSON, BORN, a_number

TERM = Span(date(2024, 1, 15), date(2026, 1, 14))
Register = Callable[..., Person]


class TestOnePersonOneFile:
    def test_birth_and_sex_come_from_the_number(self, register: Register) -> None:
        person = register()
        person.refresh_from_db()
        assert (person.born, person.sex) == (BORN, Sex.MALE)
        assert (person.pinyin, person.initials) == ("zeng xiao man", "zxm")
        assert person.number == A_PERSON.number

    def test_what_identifies_lies_sealed(self, register: Register) -> None:
        person = register(telephone="13800000000", residence="某县某街1号", household="某县某村")
        with connection.cursor() as cursor:
            cursor.execute("SELECT row_to_json(p)::text FROM people_person p WHERE id = %s", [person.pk])
            ((row,),) = cursor.fetchall()
        for plain in (A_PERSON.number, "13800000000", "某街", "某村"):
            assert plain not in row
            assert plain.encode().hex() not in row
        assert person.name in row

    def test_a_sealed_value_altered_is_refused(self, register: Register) -> None:
        person = register()
        with connection.cursor() as cursor:
            cursor.execute("UPDATE people_person SET number = set_byte(number, 20, 255 - get_byte(number, 20))")
        with pytest.raises(Unsealable):
            Person.objects.get(pk=person.pk)

    @pytest.mark.parametrize(
        ("differs", "says"),
        [
            ({"sex": Sex.FEMALE}, r"性别\[女\]与身份证号码所载\[男\]"),
            ({"born": BORN + timedelta(days=1)}, "出生日期"),
            ({"identity": Identity.PASSPORT, "number": "E12345678"}, "出生日期"),
            ({"identity": Identity.PASSPORT, "number": "E12345678", "born": BORN}, "性别"),
            ({"identity": Identity.NONE, "number": "", "sex": Sex.MALE, "born": TODAY + timedelta(days=1)}, "晚于"),
        ],
    )
    def test_what_contradicts_the_number_is_refused(
        self, register: Register, differs: dict[str, object], says: str
    ) -> None:
        with pytest.raises(Contradiction, match=says):
            register(**differs)

    def test_a_second_file_for_the_same_number_is_refused_and_the_first_is_named(
        self, register: Register, county: County
    ) -> None:
        """However the number was typed; the file is named since the viewer may see it."""
        person = register()
        sentence = sentence_person(viewer=county.officer, person=person, stated=A_JUDGMENT)
        open_correction(
            viewer=county.officer,
            sentence=sentence,
            category=Category.PROBATION,
            term=TERM,
            office=county.office,
            on=TODAY,
        )
        with pytest.raises(AlreadyRegistered, match=r"\[曾小满\]（档案号：2024-0001）"):
            register(name="曾满", number=f" {A_PERSON.number[:6]} {A_PERSON.number[6:]}")

    @pytest.mark.usefixtures("county", "as_web_role")
    def test_a_file_that_may_not_be_seen_is_not_named(self, register: Register, county: County) -> None:
        with seen_by(county.officer):
            register()
        with seen_by(county.sibling_officer), pytest.raises(AlreadyRegistered, match="无权查看") as refused:
            register_person(viewer=county.sibling_officer, unit=county.sibling, particulars=A_PERSON, on=TODAY)
        assert "曾" not in str(refused.value)

    def test_many_may_be_unknown(self, register: Register) -> None:
        for _ in range(2):
            register(identity=Identity.NONE, number="", sex=Sex.MALE, born=BORN)
        assert Person.objects.filter(number_digest="").count() == 2

    def test_outside_his_place_nobody_registers(self, county: County) -> None:
        procurator = a_viewer("procurator", Role.PROCURATOR, county.county)
        for viewer in (county.sibling_officer, county.other_chief, procurator):
            with pytest.raises(NotCompetent):
                register_person(viewer=viewer, unit=county.office, particulars=A_PERSON, on=TODAY)

    def test_what_is_refused_leaves_nothing(self, register: Register) -> None:
        before = Person.objects.count(), Entry.objects.count()
        for differs in ({"name": ""}, {"former_name": "王\x00"}):
            with pytest.raises(BadName):
                register(**differs)
        assert before == (Person.objects.count(), Entry.objects.count())

    def test_no_message_and_no_record_repeats_particulars(self, register: Register) -> None:
        register(telephone="13800000000")
        assert A_PERSON.number not in repr(A_PERSON)
        for plain in (A_PERSON.number, "13800000000", "曾小满"):
            assert plain not in str(list(Entry.objects.values()))


class TestAmending:
    def test_a_name_set_right_is_read_out_anew(self, register: Register, county: County) -> None:
        person = amend_person(
            viewer=county.officer, person_id=register().pk, on=TODAY, name="单小满", former_name="曾小满"
        )
        assert (person.name, person.former_name, person.pinyin) == ("单小满", "曾小满", "shan xiao man")
        assert Entry.objects.latest("number").detail == {"changed": ["former_name", "name"]}

    def test_a_number_set_right_takes_birth_and_sex_along(self, register: Register, county: County) -> None:
        other = a_number(date(1991, 1, 1), 2)
        person = amend_person(viewer=county.officer, person_id=register().pk, on=TODAY, number=other)
        assert (person.born, person.sex) == (date(1991, 1, 1), Sex.FEMALE)

    def test_it_cannot_become_somebody_else(self, register: Register, county: County) -> None:
        register(number=a_number(order=3), name="某人")
        person = register()
        with pytest.raises(AlreadyRegistered, match="某人"):
            amend_person(viewer=county.officer, person_id=person.pk, on=TODAY, number=a_number(order=3))
        amend_person(viewer=county.officer, person_id=person.pk, on=TODAY, number=A_PERSON.number)

    def test_an_unknown_particular_is_named(self, register: Register, county: County) -> None:
        with pytest.raises(ValueError, match="shoe_size"):
            amend_person(viewer=county.officer, person_id=register().pk, on=TODAY, shoe_size=43)

    def test_a_stranger_amends_nothing(self, register: Register, county: County) -> None:
        with pytest.raises(NotCompetent):
            amend_person(viewer=county.sibling_officer, person_id=register().pk, on=TODAY, name="某")


@pytest.fixture
def sentence(register: Register, county: County) -> Sentence:
    return sentence_person(viewer=county.officer, person=register(), stated=A_JUDGMENT)


class TestSentences:
    @pytest.mark.parametrize(
        ("differs", "says"),
        [
            ({"effective": date(2024, 1, 1)}, "早于判决日期"),
            ({"offence": " "}, "罪名"),
            ({"prohibited_places": ("网吧",)}, "禁止令内容"),
        ],
    )
    def test_what_no_judgment_says_is_refused(
        self, register: Register, county: County, differs: dict[str, object], says: str
    ) -> None:
        with pytest.raises(ValueError, match=says):
            sentence_person(viewer=county.officer, person=register(), stated=replace(A_JUDGMENT, **differs))  # type: ignore[arg-type]

    def test_measures_are_kept(self, register: Register, county: County) -> None:
        stated = replace(
            A_JUDGMENT, prohibition="禁止进入网吧", prohibited_places=("网吧",), prohibited=TERM, exit_restricted=True
        )
        kept = sentence_person(viewer=county.officer, person=register(), stated=stated)
        kept.refresh_from_db()
        assert (kept.prohibited_places, kept.prohibition_last, kept.exit_restricted) == (["网吧"], TERM.last, True)


class TestCorrections:
    def opened(self, county: County, sentence: Sentence, **differs: object) -> Correction:
        asked = {"category": Category.PROBATION, "term": TERM, "office": county.office, "on": TODAY, **differs}
        return open_correction(viewer=county.clerk, sentence=sentence, **asked).correction  # type: ignore[arg-type]

    def test_it_awaits_the_report_under_a_number_of_its_county_and_year(
        self, county: County, sentence: Sentence
    ) -> None:
        correction = self.opened(county, sentence)
        assert (correction.number, correction.path) == ("2024-0001", county.office.path)
        assert correction.stage == Stage.AWAIT_REPORT.name
        assert correction.received is None
        with pytest.raises(ValueError, match=r"\[2024-0001\]仍在"):
            self.opened(county, sentence)

    def test_numbers_run_by_county_and_year(self, county: County, register: Register) -> None:
        numbers = []
        for order, on in ((3, TODAY), (5, TODAY), (7, date(2025, 1, 2))):
            person = register(number=a_number(order=order))
            stated = sentence_person(viewer=county.officer, person=person, stated=A_JUDGMENT)
            numbers.append(self.opened(county, stated, on=on).number)
        assert numbers == ["2024-0001", "2024-0002", "2025-0001"]

    def test_only_an_office_keeps_a_person_and_only_in_the_viewers_place(
        self, county: County, sentence: Sentence
    ) -> None:
        with pytest.raises(ValueError, match="应登记在司法所"):
            self.opened(county, sentence, office=county.county)
        with pytest.raises(NotCompetent):
            open_correction(
                viewer=county.other_chief,
                sentence=sentence,
                category=Category.PROBATION,
                term=TERM,
                office=county.office,
                on=TODAY,
            )

    @pytest.mark.parametrize(("born", "minor"), [(date(2006, 6, 3), True), (date(2006, 6, 2), False)])
    def test_who_is_under_eighteen_at_admission_is_a_minor_for_good(
        self, county: County, register: Register, born: date, *, minor: bool
    ) -> None:
        """Corrections Law art. 58; the database refuses to clear it."""
        person = register(number=a_number(born))
        stated = sentence_person(viewer=county.officer, person=person, stated=A_JUDGMENT)
        correction = self.opened(county, stated)
        assert correction.minor == minor
        if minor:
            with pytest.raises(IntegrityError, match="minor"), transaction.atomic():
                Correction.objects.filter(pk=correction.pk).update(minor=False)

    def test_a_crime_committed_as_a_minor_makes_it_a_minors_file(self, county: County, sentence: Sentence) -> None:
        assert self.opened(county, sentence, minors_case=True).minor

    def test_where_the_paper_differs_from_the_reckoning_the_paper_stands_and_the_officer_is_told(
        self, county: County, register: Register
    ) -> None:
        reckoning = sentencing.Sentence(
            penalty=Penalty.IMPRISONMENT_SUSPENDED, length=Length(years=2), begins=TERM.first, original=Length(years=1)
        )
        for order, term, told in ((3, TERM, ()), (5, Span(TERM.first, date(2026, 1, 15)), ("last",))):
            person = register(number=a_number(order=order))
            stated = sentence_person(
                viewer=county.officer, person=person, stated=replace(A_JUDGMENT, reckoning=reckoning)
            )
            opened = open_correction(
                viewer=county.officer,
                sentence=stated,
                category=Category.PROBATION,
                term=term,
                office=county.office,
                on=TODAY,
            )
            assert tuple(finding.key for finding in opened.findings) == told
            assert opened.correction.last == term.last

    def test_the_county_moves_a_file_between_its_offices(self, county: County, sentence: Sentence) -> None:
        correction = self.opened(county, sentence)
        with pytest.raises(NotCompetent):
            move_office(viewer=county.officer, correction_id=correction.pk, office=county.sibling)
        moved = move_office(viewer=county.clerk, correction_id=correction.pk, office=county.sibling)
        assert moved.path == county.sibling.path
        assert persons_seen(county.sibling_officer).get() == sentence.person
        assert sentence.person not in persons_seen(county.officer)
        with pytest.raises(ValueError, match="执行地变更"):
            move_office(viewer=county.clerk, correction_id=correction.pk, office=county.other_county)


@pytest.mark.django_db(transaction=True)
def test_many_who_open_at_once_get_a_number_each() -> None:
    county = a_county()
    people = [
        register_person(
            viewer=county.officer,
            unit=county.office,
            particulars=replace(A_PERSON, number=a_number(order=order)),
            on=TODAY,
        )
        for order in range(1, 17, 2)
    ]

    def hand(person: Person) -> str:
        try:
            with transaction.atomic():
                stated = sentence_person(viewer=county.officer, person=person, stated=A_JUDGMENT)
                return open_correction(
                    viewer=county.officer,
                    sentence=stated,
                    category=Category.PROBATION,
                    term=TERM,
                    office=county.office,
                    on=TODAY,
                ).correction.number
        finally:
            connection.close()

    with ThreadPoolExecutor(4) as pool:
        numbers = sorted(pool.map(hand, people))
    assert numbers == [f"2024-{number:04d}" for number in range(1, 9)]


class TestParticulars:
    def test_those_near_to_him_are_noted(self, register: Register, county: County) -> None:
        person = register()
        note_relation(
            viewer=county.officer, person=person, name="曾父", relation="父母", telephone="139", guardian=True
        )
        assert [(each.name, each.telephone) for each in person.relations.all()] == [("曾父", "139")]
        with pytest.raises(ValueError, match="关系"):
            note_relation(viewer=county.officer, person=person, name="某", relation=" ")

    def test_an_item_is_kept_in_words_with_its_edition(self, register: Register, county: County) -> None:
        person = register()
        kept = set_item(viewer=county.officer, person=person, key="education", value="本科", on=TODAY)
        assert (kept.value, kept.version) == ("本科", "2021")
        set_item(viewer=county.officer, person=person, key="education", value="大专", on=TODAY)
        assert answers(person) == {"education": "大专"}

    def test_an_item_that_does_not_arise_is_refused(self, register: Register, county: County) -> None:
        person = register()
        with pytest.raises(BadItem, match="“护照号码”只在“有无护照”为是时填写"):
            set_item(viewer=county.officer, person=person, key="passport_number", value="E1", on=TODAY)
        set_item(viewer=county.officer, person=person, key="passport", value="是", on=TODAY)
        set_item(viewer=county.officer, person=person, key="passport_number", value="E1", on=TODAY)
        with pytest.raises(BadItem, match=r"\[shoe_size\]"):
            set_item(viewer=county.officer, person=person, key="shoe_size", value="43", on=TODAY)

    def test_an_installation_adds_codes_and_changes_none(self, register: Register, county: County) -> None:
        add_code(viewer=system_viewer(), name="婚姻状况", code="05", words="事实婚姻")
        set_item(viewer=county.officer, person=register(), key="marriage", value="事实婚姻", on=TODAY)
        with pytest.raises(ValueError, match="已有"):
            add_code(viewer=system_viewer(), name="婚姻状况", code="01", words="单身")


def a_picture(width: int = 600, height: int = 840, kind: str = "JPEG") -> bytes:
    written = io.BytesIO()
    exif = Image.Exif()
    exif[0x8825] = {1: "N"}
    exif[0x010F] = "camera of somebody"
    Image.new("RGB", (width, height), "grey").save(written, kind, exif=exif)
    return written.getvalue()


class TestPortraits:
    def test_it_is_brought_to_size_stripped_and_sealed(self, register: Register, county: County) -> None:
        person = register()
        set_portrait(viewer=county.officer, person=person, content=a_picture(), taken=TODAY)
        kept = bytes(Portrait.objects.get().content)
        assert b"JFIF" not in kept
        opened = open_portrait(viewer=county.officer, person=person)
        assert opened is not None
        with Image.open(io.BytesIO(opened)) as picture:
            assert picture.size == (295, 413)
            assert not picture.getexif()
        assert Entry.objects.latest("number").verb == "read"

    @pytest.mark.parametrize(("width", "height", "serves"), [(295, 413, True), (294, 413, False), (295, 412, False)])
    def test_it_is_at_least_as_large_as_the_form_asks(
        self, register: Register, county: County, width: int, height: int, *, serves: bool
    ) -> None:
        content = a_picture(width, height, "PNG")
        if serves:
            set_portrait(viewer=county.officer, person=register(), content=content, taken=TODAY)
        else:
            with pytest.raises(Unfit, match="太小"):
                set_portrait(viewer=county.officer, person=register(), content=content, taken=TODAY)

    @pytest.mark.parametrize("content", [b"", b"GIF89a", b"\xff\xd8\xff not a picture", a_picture()[:-2000]])
    def test_what_is_no_whole_picture_is_refused(self, register: Register, county: County, content: bytes) -> None:
        with pytest.raises(Unfit, match="不是完整的"):
            set_portrait(viewer=county.officer, person=register(), content=content, taken=TODAY)


def a_row(county: County, order: int = 1, **differs: object) -> Former:
    row = Former(
        particulars=replace(A_PERSON, number=a_number(order=order)),
        stated=replace(A_JUDGMENT, number=f"（2022）某刑初{order}号"),
        category=Category.PROBATION,
        term=Span(date(2022, 1, 10), date(2024, 1, 9)),
        office=county.office,
        received=date(2022, 1, 12),
    )
    return replace(row, **differs)  # type: ignore[arg-type]


class TestImporting:
    def test_received_and_ended_are_taken_over_without_a_course(self, county: County) -> None:
        rows = [a_row(county), a_row(county, 3, ended=date(2024, 1, 9), ending=Ending.RELEASED, number="旧017")]
        running, ended = import_register_rows(viewer=county.clerk, rows=rows, on=TODAY)
        assert (running.stage, running.number, running.imported) == ("SERVING", "2022-0001", True)
        assert (ended.stage, ended.number, ended.ended) == ("RELEASED", "旧017", date(2024, 1, 9))
        assert not ended.cases.exists()

    def test_all_or_none_and_every_fault_by_its_row(self, county: County) -> None:
        rows = [
            a_row(county),
            a_row(county, 3, ended=date(2022, 1, 11), ending=Ending.RELEASED),
            a_row(county, 5, particulars=replace(A_PERSON, number="1")),
            a_row(county, 7, ended=date(2024, 1, 9)),
            a_row(county, 9, received=TODAY + timedelta(days=1)),
        ]
        with pytest.raises(BadRows) as refused:
            import_register_rows(viewer=county.clerk, rows=rows, on=TODAY)
        assert [number for number, _ in refused.value.faults] == [2, 3, 4, 5]
        assert not Correction.objects.exclude(pk=county.correction.pk).exists()

    def test_somebody_who_comes_up_twice_is_one_person(self, county: County) -> None:
        again = a_row(county, stated=replace(A_JUDGMENT, number="（2024）某刑初2号"), received=date(2024, 2, 1))
        first, second = import_register_rows(viewer=county.clerk, rows=[a_row(county), again], on=TODAY)
        assert first.person == second.person
        with pytest.raises(BadRows, match="已经导入"):
            import_register_rows(viewer=county.clerk, rows=[again], on=TODAY)
        renamed = replace(again, particulars=replace(A_PERSON, name="曾大满"), received=date(2024, 3, 1))
        with pytest.raises(BadRows, match=r"已登记为\[曾小满\]"):
            import_register_rows(viewer=county.clerk, rows=[renamed], on=TODAY)

    def test_the_county_imports(self, county: County) -> None:
        with pytest.raises(NotCompetent):
            import_register_rows(viewer=county.officer, rows=[a_row(county)], on=TODAY)
