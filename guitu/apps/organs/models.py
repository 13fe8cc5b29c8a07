"""Agencies from province to township office, outside bodies, staff, accounts, grants and entrustments."""

from __future__ import annotations

from datetime import date
from typing import ClassVar

from django.contrib.auth.models import AbstractBaseUser, BaseUserManager
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q
from django_otp.models import Device

from guitu.apps.ledger.sealing import SealedText
from guitu.law.vocabulary import Actor, Outcome


class Level(models.TextChoices):
    """What a unit is."""

    PROVINCE = "province", "省级社区矫正机构"
    CITY = "city", "市级社区矫正机构"
    COUNTY = "county", "县级社区矫正机构"
    OFFICE = "office", "司法所"
    COURT = "court", "人民法院"
    PROCURATORATE = "procuratorate", "人民检察院"
    POLICE = "police", "公安机关"
    PRISON = "prison", "监狱、看守所"
    EXIT = "exit", "移民管理机构"
    AFTERCARE = "aftercare", "安置帮教机构"


class Unit(models.Model):
    """One body. `path` runs from the province down, so that a place and all below it is one prefix."""

    level = models.CharField("层级", max_length=16, choices=Level.choices)
    name = models.CharField("名称", max_length=64)
    place = models.CharField("所在地方", max_length=64, blank=True)
    mark = models.CharField("机关代字", max_length=16, blank=True)
    division = models.CharField("行政区划代码", max_length=12, blank=True)
    parent = models.ForeignKey("self", models.PROTECT, null=True, blank=True, related_name="children")
    path = models.CharField("层级路径", max_length=128, unique=True, db_collation="C")
    address = models.CharField("地址", max_length=128, blank=True)
    telephone = models.CharField("电话", max_length=32, blank=True)
    closed = models.DateField("撤并日期", null=True, blank=True)

    class Meta:
        ordering: ClassVar = ["path"]
        indexes: ClassVar = [models.Index(fields=["path"], name="unit_below", opclasses=["varchar_pattern_ops"])]
        # The slash at the end keeps 「43/1」 from reaching into 「43/10」; a comma would break the list of places.
        constraints: ClassVar = [
            models.CheckConstraint(condition=Q(path__regex=r"^([^/,*]+/)+$"), name="path_ends_in_a_slash")
        ]

    def __str__(self) -> str:
        return self.name


class Kind(models.TextChoices):
    """On what kind of post somebody is employed (编制)."""

    ADMINISTRATIVE = "administrative", "行政编制"
    WORKER = "worker", "工勤编制"
    INSTITUTION = "institution", "全额拨款事业编制"
    SELF_FUNDED = "self_funded", "自收自支事业编制"
    SOCIAL_WORKER = "social_worker", "社会工作者"
    VOLUNTEER = "volunteer", "志愿者"


class Establishment(models.Model):
    """How many posts of a kind a unit has been allowed (编制数), from a day on."""

    unit = models.ForeignKey(Unit, models.PROTECT, related_name="establishments")
    kind = models.CharField("编制类别", max_length=16, choices=Kind.choices)
    posts = models.PositiveSmallIntegerField("编制数")
    since = models.DateField("起")

    class Meta:
        constraints: ClassVar = [models.UniqueConstraint(fields=["unit", "kind", "since"], name="one_number_a_kind")]

    def __str__(self) -> str:
        return f"{self.unit}/{self.kind}={self.posts}"


class Staff(models.Model):
    """Somebody employed by a unit."""

    unit = models.ForeignKey(Unit, models.PROTECT, related_name="staff")
    name = models.CharField("姓名", max_length=64)
    kind = models.CharField("编制类别", max_length=16, choices=Kind.choices)
    duty = models.CharField("职务", max_length=64, blank=True)
    corrections = models.BooleanField("从事社区矫正", default=False)
    full_time = models.BooleanField("专职", default=False)
    female = models.BooleanField("女", default=False)
    first = models.DateField("到岗日期")
    last = models.DateField("离岗日期", null=True, blank=True)

    class Meta:
        ordering: ClassVar = ["unit__path", "pk"]

    def __str__(self) -> str:
        return self.name


class Accounts(BaseUserManager["Account"]):
    """Accounts are issued, never signed up for."""

    def get_by_natural_key(self, username: str | None) -> Account:
        return self.get(username=username)


class Account(AbstractBaseUser):  # type: ignore[django-manager-missing]  # django_otp is untyped
    """What somebody signs in with."""

    username = models.CharField("账号", max_length=32, unique=True)
    staff = models.OneToOneField(Staff, models.PROTECT, null=True, blank=True, related_name="account")
    is_active = models.BooleanField("启用", default=True)
    must_change = models.BooleanField("下次登录须改密码", default=False)
    failures = models.PositiveSmallIntegerField("连续失败次数", default=0)
    locked_until = models.DateTimeField("锁定至", null=True, blank=True)
    changed = models.DateTimeField("密码更改时间", null=True, blank=True)

    USERNAME_FIELD = "username"
    objects: ClassVar[Accounts] = Accounts()

    def __str__(self) -> str:
        return self.staff.name if self.staff else self.username


class PastPassword(models.Model):
    """A password that was used before, as a hash, so that it is not taken again."""

    account = models.ForeignKey(Account, models.CASCADE, related_name="past_passwords")
    password = models.CharField("密码摘要", max_length=128)
    until = models.DateTimeField("用到", auto_now_add=True)

    class Meta:
        ordering: ClassVar = ["-until", "-pk"]

    def __str__(self) -> str:
        return f"{self.account}/{self.until:%Y-%m-%d}"


class Sitting(models.Model):
    """One browser in which an account is signed in."""

    account = models.ForeignKey(Account, models.CASCADE, related_name="sittings")
    key = models.CharField("会话", max_length=40, unique=True)
    origin = models.CharField("来源地址", max_length=64, blank=True)
    since = models.DateTimeField("登录时间", auto_now_add=True)

    class Meta:
        ordering: ClassVar = ["since", "pk"]

    def __str__(self) -> str:
        return f"{self.account}@{self.origin}"


class TokenScope(models.TextChoices):
    """What a token lets its bearer do of what its account may do."""

    READ = "read", "查阅"
    ACT = "act", "办理"
    EXPORT = "export", "导出（证件号码、住址、电话，文书与材料原件）"


class Token(models.Model):
    """What another system shows to act as an account: only its digest is kept, and it ends on a day.

    `minute` and `calls` count what came in the present minute, so that one bearer cannot crowd out the others.
    """

    account = models.ForeignKey(Account, models.PROTECT, related_name="tokens")
    name = models.CharField("用途", max_length=64)
    digest = models.CharField("令牌摘要", max_length=64, unique=True)
    scopes = ArrayField(models.CharField(max_length=16, choices=TokenScope.choices), verbose_name="范围")
    first = models.DateField("起")
    last = models.DateField("止")
    revoked = models.DateTimeField("收回时间", null=True, blank=True)
    used = models.DateTimeField("最近使用", null=True, blank=True)
    minute = models.DateTimeField("计数的一分钟", null=True, blank=True)
    calls = models.PositiveIntegerField("该分钟调用次数", default=0)

    class Meta:
        ordering: ClassVar = ["pk"]
        constraints: ClassVar = [models.CheckConstraint(condition=Q(last__gte=F("first")), name="token_in_order")]

    def __str__(self) -> str:
        return f"{self.account}/{self.name}"


class Authenticator(Device):  # type: ignore[misc]  # django_otp is untyped
    """A second factor: a time-based one-time password (RFC 6238) whose secret lies sealed, unlike the library's."""

    secret = SealedText("密钥")
    last_step = models.BigIntegerField("最近用过的时间步", default=-1)
    drift = models.SmallIntegerField("时钟偏差（步）", default=0)

    class Meta:
        verbose_name = "动态口令"


class Role(models.TextChoices):
    """What somebody is there to do. What each may act as stands in ACTORS."""

    OFFICER = "officer", "司法所工作人员"
    COUNTY_OFFICER = "county_officer", "县级社区矫正机构工作人员"
    COUNTY_CHIEF = "county_chief", "县级社区矫正机构负责人"
    BUREAU_HEAD = "bureau_head", "县级司法行政部门负责人"
    CITY_OFFICER = "city_officer", "市级社区矫正机构工作人员"
    PROVINCE_OFFICER = "province_officer", "省级社区矫正机构工作人员"
    FINANCE = "finance", "财务人员"
    JOINT_REVIEWER = "joint_reviewer", "财务联审会签小组"
    FINANCE_LEADER = "finance_leader", "财务分管领导"
    FUND_SUPERVISOR = "fund_supervisor", "财政资金监管人"
    PROCURATOR = "procurator", "检察人员"
    ADMINISTRATOR = "administrator", "系统管理员"


ACTORS: dict[str, frozenset[Actor]] = {
    Role.OFFICER: frozenset({Actor.OFFICE, Actor.SUPERVISEE, Actor.GUARDIAN, Actor.GROUP, Actor.HANDLER}),
    Role.COUNTY_OFFICER: frozenset(
        {
            Actor.COUNTY,
            Actor.NEW_COUNTY,
            Actor.SUPERVISEE,
            Actor.GUARDIAN,
            Actor.GROUP,
            Actor.COMMISSIONER,
            Actor.SENTENCER,
            Actor.COURT,
            Actor.PROCURATORATE,
            Actor.POLICE,
            Actor.DETAINER,
            Actor.EXIT_AUTHORITY,
            Actor.AFTERCARE,
            Actor.HANDLER,
        }
    ),
    Role.COUNTY_CHIEF: frozenset({Actor.COUNTY, Actor.NEW_COUNTY, Actor.BUREAU}),
    Role.BUREAU_HEAD: frozenset({Actor.BUREAU_HEAD, Actor.BUREAU}),
    Role.CITY_OFFICER: frozenset({Actor.HIGHER}),
    Role.PROVINCE_OFFICER: frozenset({Actor.PROVINCE}),
    Role.FINANCE: frozenset({Actor.ACCOUNTANT}),
    Role.JOINT_REVIEWER: frozenset({Actor.JOINT_REVIEW}),
    Role.FINANCE_LEADER: frozenset({Actor.FINANCE_LEADER}),
    Role.FUND_SUPERVISOR: frozenset({Actor.FUND_SUPERVISOR}),
    Role.PROCURATOR: frozenset(),
    Role.ADMINISTRATOR: frozenset(),
}
"""As whom a role may act; whoever cannot act in the system (the person, a partner) acts through an officer."""

WITHOUT_FILES: frozenset[Role] = frozenset(
    {Role.FINANCE, Role.JOINT_REVIEWER, Role.FINANCE_LEADER, Role.FUND_SUPERVISOR, Role.ADMINISTRATOR}
)
"""Who keeps accounts or the system and has no business in anybody's file (PIPL 6; GB/T 22239 8.1.4.2)."""

RESERVED: frozenset[Outcome] = frozenset(
    {Outcome.APPROVE, Outcome.REFUSE, Outcome.DECIDE, Outcome.DROP, Outcome.PROPOSE, Outcome.CONCLUDE}
)
"""What a county agency decides; of its people only the chief may, the others prepare."""


class Grant(models.Model):
    """A role given to an account, in one place, between two days."""

    account = models.ForeignKey(Account, models.PROTECT, related_name="grants")
    role = models.CharField("角色", max_length=16, choices=Role.choices)
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="grants")
    first = models.DateField("起")
    last = models.DateField("止", null=True, blank=True)
    deputy_for = models.ForeignKey("self", models.PROTECT, null=True, blank=True, related_name="deputies")

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(condition=Q(last__isnull=True) | Q(last__gte=F("first")), name="grant_in_order")
        ]

    def __str__(self) -> str:
        return f"{self.account}/{self.role}@{self.unit}"

    def holds(self, on: date) -> bool:
        return self.first <= on and (self.last is None or on <= self.last)


class Power(models.TextChoices):
    """What a county may entrust to its offices."""

    SHORT_LEAVE = "short_leave", "批准七日以内外出"
    ASSESSMENT = "assessment", "实施调查评估"
    ANNOUNCEMENT = "announcement", "组织入矫、解矫宣告"
    GROUP = "group", "确定矫正小组"


class Entrustment(models.Model):
    """A power that a county has entrusted (委托) to an office, by which paper, between two days."""

    county = models.ForeignKey(Unit, models.PROTECT, related_name="entrusted")
    office = models.ForeignKey(Unit, models.PROTECT, related_name="holds")
    power = models.CharField("事项", max_length=32, choices=Power.choices)
    paper = models.CharField("委托文书", max_length=64)
    first = models.DateField("起")
    last = models.DateField("止", null=True, blank=True)

    def __str__(self) -> str:
        return f"{self.office}: {self.power}"


class DayCorrection(models.Model):
    """A day that the administrator has set right: worked or off, against or ahead of the published calendar."""

    day = models.DateField("日期", unique=True)
    works = models.BooleanField("是工作日")
    paper = models.CharField("依据", max_length=128)

    def __str__(self) -> str:
        return f"{self.day}"


class Setting(models.Model):
    """A figure that a province or county may choose, with its source; the nearest unit speaks first."""

    unit = models.ForeignKey(Unit, models.PROTECT, null=True, blank=True, related_name="settings")
    key = models.CharField("设置", max_length=64)
    value = models.JSONField("值")
    source = models.CharField("来源", max_length=128)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["unit", "key"], nulls_distinct=False, name="one_value_a_setting")
        ]

    def __str__(self) -> str:
        return self.key
