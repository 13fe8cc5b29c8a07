"""Arranging the organs: the administrator of a place does, within his place, and every arrangement is written down."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from guitu.apps.ledger.models import Entry
from guitu.apps.organs.figures import FAILURES, PASSWORD_GRADED
from guitu.apps.organs.models import Account, DayCorrection, Grant, Kind, Level, Power, Role, Staff, Unit
from guitu.apps.organs.selectors import (
    Viewer,
    administers_all,
    calendar,
    entrusted,
    entrustments_seen,
    figure,
    posts,
    system_viewer,
    viewer_of,
)
from guitu.apps.organs.services import (
    Forbidden,
    allow_posts,
    choose_setting,
    close_account,
    correct_day,
    deputise,
    employ,
    end_entrustment,
    entrust,
    found_unit,
    grant,
    issue_account,
    leave_post,
    reset_password,
    revoke_grant,
)
from guitu.apps.organs.services.structure import About
from guitu.law.vocabulary import Actor
from tests.apps.county import TODAY, County, a_county, a_viewer

DAY = timedelta(days=1)


@pytest.fixture
def administrator(county: County) -> Viewer:
    return a_viewer("administrator", Role.ADMINISTRATOR, county.county)


def staff_of(viewer: Viewer) -> Staff:
    staff = viewer.account.staff
    assert staff
    return staff


def a_clerk(administrator: Viewer, unit: Unit, name: str = "新来") -> Staff:
    return employ(viewer=administrator, unit=unit, name=name, kind=Kind.ADMINISTRATIVE, first=TODAY)


class TestUnits:
    @pytest.mark.django_db
    def test_an_installation_begins_with_its_province_and_its_first_administrator(self) -> None:
        system = system_viewer()
        province = found_unit(viewer=system, level=Level.PROVINCE, name="某省", parent=None, about=About(place="某省"))
        county = found_unit(viewer=system, level=Level.COUNTY, name="某县", parent=province)
        staff = employ(viewer=system, unit=province, name="管理员", kind=Kind.ADMINISTRATIVE, first=TODAY)
        issued = issue_account(viewer=system, staff=staff, username="root_of_province")
        grant(viewer=system, account=issued.account, role=Role.ADMINISTRATOR, unit=province, first=TODAY)
        assert county.path == f"{province.pk}/{county.pk}/"
        assert viewer_of(issued.account, on=TODAY).covers(county.path)

    def test_a_unit_stands_where_the_order_puts_it(self, county: County, administrator: Viewer) -> None:
        office = found_unit(viewer=administrator, level=Level.OFFICE, name=" 新司法所 ", parent=county.county)
        assert office.path.startswith(county.county.path)
        assert office.name == "新司法所"
        with pytest.raises(ValueError, match=r"\[分所\]是司法所，其上级应为县级社区矫正机构，不是\[城关司法所\]"):
            found_unit(viewer=administrator, level=Level.OFFICE, name="分所", parent=county.office)
        court = found_unit(viewer=administrator, level=Level.COURT, name="某县人民法院", parent=county.county)
        assert court.path.startswith(county.county.path)

    def test_outside_his_place_he_founds_nothing(self, county: County, administrator: Viewer) -> None:
        for viewer, parent in (
            (administrator, county.other_county),
            (administrator, None),
            (county.chief, county.county),
        ):
            with pytest.raises(Forbidden):
                found_unit(viewer=viewer, level=Level.OFFICE, name="所", parent=parent)

    def test_a_closed_unit_gets_nothing_more(self, county: County, administrator: Viewer) -> None:
        county.county.closed = TODAY
        with pytest.raises(ValueError, match="撤并"):
            found_unit(viewer=administrator, level=Level.OFFICE, name="所", parent=county.county)


class TestPosts:
    def test_establishment_and_those_in_post_are_counted_by_kind(self, county: County, administrator: Viewer) -> None:
        """编制 95 = 81/9/0/5; in post 86 = 73/1/9/3: allowed and filled differ, kind by kind and in all."""
        before = {row.kind: row.filled for row in posts(county.county, on=TODAY)}
        for kind, allowed, filled in (
            (Kind.ADMINISTRATIVE, 81, 73 - before[Kind.ADMINISTRATIVE]),
            (Kind.WORKER, 9, 1),
            (Kind.INSTITUTION, 0, 9),
            (Kind.SELF_FUNDED, 5, 3),
        ):
            allow_posts(viewer=administrator, unit=county.county, kind=kind, posts=allowed, since=date(2024, 1, 1))
            for number in range(filled):
                employ(viewer=administrator, unit=county.office, name=f"{kind}{number}", kind=kind, first=TODAY)
        employ(viewer=administrator, unit=county.office, name="社工", kind=Kind.SOCIAL_WORKER, first=TODAY)
        counted = posts(county.county, on=TODAY)
        assert [row.allowed for row in counted] == [81, 9, 0, 5]
        assert [row.filled for row in counted] == [73, 1, 9, 3]
        assert sum(row.allowed for row in counted) == 95
        assert sum(row.filled for row in counted) == 86

    def test_a_number_holds_from_its_day_until_the_next(self, county: County, administrator: Viewer) -> None:
        for since, allowed in ((date(2024, 1, 1), 3), (date(2024, 7, 1), 5)):
            allow_posts(viewer=administrator, unit=county.county, kind=Kind.WORKER, posts=allowed, since=since)
        found = {
            day: posts(county.county, on=day)[1].allowed
            for day in (date(2023, 12, 31), date(2024, 6, 30), date(2024, 7, 1))
        }
        assert list(found.values()) == [0, 3, 5]
        with pytest.raises(ValueError, match=r"\[-1\]"):
            allow_posts(viewer=administrator, unit=county.county, kind=Kind.WORKER, posts=-1, since=TODAY)

    def test_who_left_counts_to_his_last_day_and_his_account_closes(
        self, county: County, administrator: Viewer
    ) -> None:
        staff = a_clerk(administrator, county.sibling)
        account = issue_account(viewer=administrator, staff=staff, username="leaver").account
        held = grant(viewer=administrator, account=account, role=Role.OFFICER, unit=county.sibling, first=TODAY)
        leave_post(viewer=administrator, staff=staff, last=TODAY + DAY)
        filled = [posts(county.sibling, on=TODAY + n * DAY)[0].filled for n in (1, 2)]
        assert filled[0] - filled[1] == 1
        account.refresh_from_db()
        held.refresh_from_db()
        assert not account.is_active
        assert held.last == TODAY + DAY


class TestAccounts:
    def test_a_temporary_password_is_shown_once_and_must_be_changed(
        self, county: County, administrator: Viewer
    ) -> None:
        issued = issue_account(viewer=administrator, staff=a_clerk(administrator, county.office), username="newcomer")
        account = Account.objects.get(username="newcomer")
        assert account.check_password(issued.password)
        assert account.password.startswith("argon2")
        assert account.must_change
        assert issued.password not in str(list(Entry.objects.values()))

    def test_one_person_one_account(self, county: County, administrator: Viewer) -> None:
        with pytest.raises(ValueError, match="一人一号"):
            issue_account(viewer=administrator, staff=staff_of(county.officer), username="second")
        with pytest.raises(ValueError, match=r"\[officer\]已被使用"):
            issue_account(viewer=administrator, staff=a_clerk(administrator, county.office), username="officer")
        with pytest.raises(ValueError, match=r"\[张 三\]"):
            issue_account(viewer=administrator, staff=a_clerk(administrator, county.office), username="张 三")

    def test_nobody_arranges_his_own_account(self, county: County, administrator: Viewer) -> None:
        for verb in (reset_password,):
            with pytest.raises(Forbidden, match="不能为自己"):
                verb(viewer=administrator, account=administrator.account)
        with pytest.raises(Forbidden):
            close_account(viewer=administrator, account=county.other_chief.account, on=TODAY)


class TestDuties:
    def test_a_duty_outside_his_places_is_refused(self, county: County, administrator: Viewer) -> None:
        account = county.officer.account
        for unit, role in ((county.other_county, Role.COUNTY_CHIEF), (county.city, Role.CITY_OFFICER)):
            with pytest.raises(Forbidden, match=unit.name):
                grant(viewer=administrator, account=account, role=role, unit=unit, first=TODAY)

    def test_nobody_gives_himself_a_duty(self, county: County, administrator: Viewer) -> None:
        with pytest.raises(Forbidden, match="不能授予自己"):
            grant(
                viewer=administrator, account=administrator.account, role=Role.OFFICER, unit=county.office, first=TODAY
            )

    def test_a_role_has_its_seat(self, county: County, administrator: Viewer) -> None:
        with pytest.raises(ValueError, match="应设在县级社区矫正机构"):
            grant(
                viewer=administrator,
                account=county.officer.account,
                role=Role.COUNTY_CHIEF,
                unit=county.office,
                first=TODAY,
            )

    def test_who_keeps_the_system_handles_no_files(self, county: County, administrator: Viewer) -> None:
        """GB/T 22239 8.1.4.2 d: either way round."""
        with pytest.raises(ValueError, match="不能兼任"):
            grant(
                viewer=administrator,
                account=county.clerk.account,
                role=Role.ADMINISTRATOR,
                unit=county.county,
                first=TODAY,
            )
        other = a_viewer("second", Role.ADMINISTRATOR, county.county)
        with pytest.raises(ValueError, match="不能兼任"):
            grant(viewer=administrator, account=other.account, role=Role.FINANCE, unit=county.county, first=TODAY)

    def test_a_duty_taken_back_ends_the_day_before(self, county: County, administrator: Viewer) -> None:
        held = Grant.objects.get(account=county.officer.account)
        revoke_grant(viewer=administrator, held=held, on=TODAY)
        assert viewer_of(county.officer.account, on=TODAY - DAY).held
        assert not viewer_of(county.officer.account, on=TODAY).held

    def test_a_duty_taken_back_before_it_began_never_held(self, county: County, administrator: Viewer) -> None:
        account = issue_account(viewer=administrator, staff=a_clerk(administrator, county.office), username="n").account
        held = grant(viewer=administrator, account=account, role=Role.OFFICER, unit=county.office, first=TODAY)
        revoke_grant(viewer=administrator, held=held, on=TODAY)
        assert not Grant.objects.filter(account=account).exists()

    def test_a_chief_names_a_deputy_between_two_days(self, county: County) -> None:
        """Inside the days the deputy decides as the chief would; a day earlier and a day later he does not."""
        of = Grant.objects.get(account=county.chief.account)
        deputise(viewer=county.chief, of=of, deputy=county.clerk.account, first=TODAY, last=TODAY + 2 * DAY)
        decides = [viewer_of(county.clerk.account, on=TODAY + n * DAY).has(Role.COUNTY_CHIEF) for n in (-1, 0, 2, 3)]
        assert decides == [False, True, True, False]
        assert viewer_of(county.clerk.account, on=TODAY).may_act_as(Actor.COUNTY, county.office.path)

    def test_a_deputy_works_in_the_same_place_and_has_no_deputy(self, county: County, administrator: Viewer) -> None:
        of = Grant.objects.get(account=county.chief.account)
        last = TODAY + DAY
        with pytest.raises(ValueError, match="不是"):
            deputise(viewer=county.chief, of=of, deputy=county.other_chief.account, first=TODAY, last=last)
        with pytest.raises(ValueError, match="自己"):
            deputise(viewer=administrator, of=of, deputy=county.chief.account, first=TODAY, last=last)
        with pytest.raises(ValueError, match="超出"):
            deputise(viewer=administrator, of=of, deputy=county.clerk.account, first=of.first - DAY, last=last)
        with pytest.raises(Forbidden):
            deputise(viewer=county.clerk, of=of, deputy=county.officer.account, first=TODAY, last=last)
        lent = deputise(viewer=county.chief, of=of, deputy=county.clerk.account, first=TODAY, last=last)
        with pytest.raises(ValueError, match="自己是代理人"):
            deputise(viewer=county.clerk, of=lent, deputy=county.officer.account, first=TODAY, last=last)

    def test_the_deputy_goes_with_the_duty(self, county: County, administrator: Viewer) -> None:
        of = Grant.objects.get(account=county.chief.account)
        deputise(viewer=county.chief, of=of, deputy=county.clerk.account, first=TODAY, last=TODAY + 9 * DAY)
        revoke_grant(viewer=administrator, held=of, on=TODAY + DAY)
        decides = [viewer_of(county.clerk.account, on=TODAY + n * DAY).has(Role.COUNTY_CHIEF) for n in (0, 1)]
        assert decides == [True, False]


class TestEntrusting:
    def test_the_chief_entrusts_an_office_by_a_paper(self, county: County) -> None:
        """From the first day to the last, both counted."""
        power, office = Power.SHORT_LEAVE, county.office
        entrust(viewer=county.chief, office=office, power=power, paper="委托书1号", first=TODAY, last=TODAY + DAY)
        assert [entrusted(office=office, power=power, on=TODAY + n * DAY) for n in (-1, 0, 1, 2)] == [
            False,
            True,
            True,
            False,
        ]
        assert not entrusted(office=county.sibling, power=power, on=TODAY)
        assert entrustments_seen(county.officer, on=TODAY).count() == 1
        assert not entrustments_seen(county.sibling_officer, on=TODAY).exists()

    def test_nobody_else_entrusts(self, county: County, administrator: Viewer) -> None:
        for viewer in (county.clerk, county.officer, county.other_chief, county.city_officer, administrator):
            with pytest.raises(Forbidden):
                entrust(viewer=viewer, office=county.office, power=Power.SHORT_LEAVE, paper="委托书", first=TODAY)

    def test_an_entrustment_has_a_paper_an_office_and_days_of_its_own(self, county: County) -> None:
        power = Power.SHORT_LEAVE
        entrust(viewer=county.chief, office=county.office, power=power, paper="委托书", first=TODAY, last=TODAY + DAY)
        with pytest.raises(ValueError, match="不能重叠"):
            entrust(viewer=county.chief, office=county.office, power=power, paper="委托书", first=TODAY + DAY)
        entrust(viewer=county.chief, office=county.office, power=power, paper="委托书", first=TODAY + 2 * DAY)
        with pytest.raises(ValueError, match="书面依据"):
            entrust(viewer=county.chief, office=county.sibling, power=power, paper=" ", first=TODAY)
        with pytest.raises(ValueError, match="只能委托司法所"):
            entrust(viewer=county.chief, office=county.county, power=power, paper="委托书", first=TODAY)

    def test_an_entrustment_taken_back_no_longer_holds_that_day(self, county: County) -> None:
        power, office = Power.SHORT_LEAVE, county.office
        held = entrust(viewer=county.chief, office=office, power=power, paper="委托书", first=TODAY)
        end_entrustment(viewer=county.chief, held=held, on=TODAY + DAY)
        assert [entrusted(office=office, power=power, on=TODAY + n * DAY) for n in (0, 1)] == [True, False]


class TestFigures:
    def test_the_nearest_unit_speaks_first(self, county: County, administrator: Viewer) -> None:
        choose_setting(viewer=system_viewer(), key=FAILURES.key, value=6, unit=None, source="省厅")
        choose_setting(viewer=administrator, key=FAILURES.key, value=4, unit=county.county, source="县局")
        assert figure(FAILURES, county.office) == 4
        assert figure(FAILURES, county.city) == 6

    @pytest.mark.parametrize("value", [2, 11, "5", True, 5.0])
    def test_a_figure_keeps_its_bounds_and_its_kind(self, county: County, administrator: Viewer, value: int) -> None:
        with pytest.raises(ValueError, match="应在3至10之间"):
            choose_setting(viewer=administrator, key=FAILURES.key, value=value, unit=county.county, source="县局")
        for bound in (3, 10):
            choose_setting(viewer=administrator, key=FAILURES.key, value=bound, unit=county.county, source="县局")
        with pytest.raises(ValueError, match=r"不能是\[1\]"):
            choose_setting(viewer=administrator, key=PASSWORD_GRADED.key, value=1, unit=county.county, source="县局")

    def test_a_figure_is_known_has_a_source_and_its_place(self, county: County, administrator: Viewer) -> None:
        with pytest.raises(ValueError, match=r"没有设置\[sign_in\.tries\]"):
            choose_setting(viewer=administrator, key="sign_in.tries", value=4, unit=county.county, source="县局")
        with pytest.raises(ValueError, match="来源"):
            choose_setting(viewer=administrator, key=FAILURES.key, value=4, unit=county.county, source="")
        for unit in (county.city, None):
            with pytest.raises(Forbidden):
                choose_setting(viewer=administrator, key=FAILURES.key, value=4, unit=unit, source="县局")

    def test_a_day_set_right_changes_the_calendar(self, county: County, administrator: Viewer) -> None:
        """A Monday declared off is no working day, a Sunday declared worked is one; who has a keeper above may not."""
        a_viewer("above", Role.ADMINISTRATOR, county.province)
        with pytest.raises(Forbidden, match="由最上一级的系统管理员办理"):
            correct_day(viewer=administrator, day=TODAY, works=False, paper="通知")
        correct_day(viewer=system_viewer(), day=date(2024, 6, 3), works=False, paper="通知")
        correct_day(viewer=system_viewer(), day=date(2024, 6, 2), works=True, paper="通知")
        days = calendar()
        assert not days.works(date(2024, 6, 3))
        assert days.works(date(2024, 6, 2))
        correct_day(viewer=system_viewer(), day=date(2024, 6, 3), works=True, paper="通知")
        assert calendar().works(date(2024, 6, 3))
        assert DayCorrection.objects.count() == 2


def test_every_arrangement_is_on_the_county_s_chain(county: County, administrator: Viewer) -> None:
    a_clerk(administrator, county.office)
    entry = Entry.objects.get(subject="staff")
    assert (entry.chain, entry.account, entry.verb) == (county.county.path, "administrator", "create")


def test_what_is_refused_leaves_nothing(county: County, administrator: Viewer) -> None:
    before = Entry.objects.count(), Unit.objects.count(), Grant.objects.count()
    with pytest.raises(ValueError, match="不能为空"):
        found_unit(viewer=administrator, level=Level.OFFICE, name="  ", parent=county.county)
    with pytest.raises(ValueError, match="早于"):
        grant(
            viewer=administrator,
            account=county.officer.account,
            role=Role.OFFICER,
            unit=county.sibling,
            first=TODAY,
            last=TODAY - DAY,
        )
    assert before == (Entry.objects.count(), Unit.objects.count(), Grant.objects.count())


@pytest.mark.django_db
def test_who_has_nobody_above_him_speaks_for_the_whole_system() -> None:
    """本机构之上没有系统管理员的，可以更正全系统的工作日历；其上已有的，由其上的办理。"""
    county = a_county()
    below = a_viewer("below", Role.ADMINISTRATOR, county.county)
    assert administers_all(below)
    above = a_viewer("above", Role.ADMINISTRATOR, county.city)
    beside = a_viewer("beside", Role.ADMINISTRATOR, county.other_county)

    assert administers_all(above)
    assert not administers_all(below)
    assert not administers_all(beside)
    assert not administers_all(county.chief)
