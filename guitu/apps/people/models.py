"""One person, one identity; his sentences; and each correction with its term, place and stage."""

from __future__ import annotations

from typing import ClassVar

from django.contrib.postgres.indexes import GinIndex, OpClass
from django.db import models
from django.db.models import F, Q, Value
from django.db.models.functions import Replace

from guitu.apps.ledger.sealing import SealedText
from guitu.apps.organs.models import Unit
from guitu.law.vocabulary import Category, Stage


class Identity(models.TextChoices):
    """What proves who somebody is."""

    RESIDENT = "resident", "居民身份证"
    HONG_KONG_MACAO = "hong_kong_macao", "港澳居民来往内地通行证"
    TAIWAN = "taiwan", "台湾居民来往大陆通行证"
    PASSPORT = "passport", "护照"
    NONE = "none", "身份不明"


class Sex(models.TextChoices):
    """Sex as registered."""

    MALE = "male", "男"
    FEMALE = "female", "女"


RUN_TOGETHER = Replace("pinyin", Value(" "), Value(""))
"""The pinyin as it is typed: wenqiming."""


class Person(models.Model):
    """One human being, however often he comes under correction."""

    name = models.CharField("姓名", max_length=128)
    pinyin = models.CharField("姓名拼音", max_length=256, editable=False)
    initials = models.CharField("拼音首字母", max_length=64, editable=False)
    former_name = models.CharField("曾用名", max_length=128, blank=True)
    sex = models.CharField("性别", max_length=8, choices=Sex.choices)
    born = models.DateField("出生日期")
    ethnicity = models.CharField("民族", max_length=32, default="汉族")
    nationality = models.CharField("国籍（地区）", max_length=64, default="中国")
    identity = models.CharField("证件类型", max_length=16, choices=Identity.choices)
    number = SealedText("证件号码")
    number_digest = models.CharField(max_length=64, db_index=True, editable=False)
    last_six_digest = models.CharField(max_length=64, db_index=True, editable=False)
    household = SealedText("户籍地址", blank=True)
    residence = SealedText("现居住地址", blank=True)
    telephone = SealedText("联系电话", blank=True)
    path = models.CharField("登记单位层级路径", max_length=128, editable=False, db_collation="C")
    died = models.DateField("死亡日期", null=True, blank=True)

    class Meta:
        ordering: ClassVar = ["pinyin", "pk"]
        indexes: ClassVar = [
            GinIndex(fields=["name"], name="person_name_like", opclasses=["gin_trgm_ops"]),
            GinIndex(OpClass(RUN_TOGETHER, "gin_trgm_ops"), name="person_pinyin_like"),
            GinIndex(fields=["former_name"], name="person_former_name_like", opclasses=["gin_trgm_ops"]),
            models.Index(fields=["initials"], name="person_initials", opclasses=["varchar_pattern_ops"]),
            models.Index(fields=["path"], name="person_below", opclasses=["varchar_pattern_ops"]),
        ]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["number_digest"], condition=~Q(number_digest=""), name="one_person_an_identity"
            )
        ]

    def __str__(self) -> str:
        return self.name


class Sentence(models.Model):
    """What a court decided: the paper, the penalty, and what goes with it."""

    person = models.ForeignKey(Person, models.PROTECT, related_name="sentences")
    offence = models.CharField("罪名", max_length=128)
    offence_kind = models.CharField("犯罪类型", max_length=64, blank=True)
    court = models.CharField("判决法院", max_length=64)
    number = models.CharField("判决书字号", max_length=64)
    pronounced = models.DateField("判决日期")
    effective = models.DateField("生效日期")
    penalty = models.CharField("原判刑罚", max_length=64)
    additional = models.CharField("附加刑", max_length=128, blank=True)
    prohibition = models.TextField("禁止令内容", blank=True)
    prohibited_places = models.JSONField("禁止进入的地方", default=list, blank=True)
    prohibition_first = models.DateField("禁止令起", null=True, blank=True)
    prohibition_last = models.DateField("禁止令止", null=True, blank=True)
    facts = models.TextField("主要犯罪事实", blank=True)
    reckoning = models.JSONField("期限推算所据", null=True)
    occupation_ban = models.CharField("职业禁止", max_length=128, blank=True)
    exit_restricted = models.BooleanField("决定机关已办理限制出境", default=False)
    border_control = models.BooleanField("决定机关决定边控", default=False)
    deportation = models.BooleanField("附加判处驱逐出境", default=False)
    by_custodian = models.BooleanField("由监狱管理机关或者公安机关批准暂予监外执行", default=False)
    fixed_period = models.BooleanField("暂予监外执行决定定有期限", default=False)
    over_five_years = models.BooleanField("判处五年有期徒刑以上刑罚", default=False)

    class Meta:
        ordering: ClassVar = ["pk"]

    def __str__(self) -> str:
        return f"{self.person}/{self.offence}"


class Ending(models.TextChoices):
    """How a correction ended, for the figures."""

    RELEASED = "released", "期满解除"
    TRANSFERRED = "transferred", "变更执行地转出"
    REVOKED = "revoked", "撤销缓刑"
    RECALLED = "recalled", "收监执行"
    DIED = "died", "死亡"
    OTHER = "other", "其他终止"


class Arrival(models.TextChoices):
    """How a correction came to this county."""

    ADMITTED = "admitted", "新接收"
    TRANSFERRED = "transferred", "变更执行地转入"


class Correction(models.Model):
    """One correction in one county. Stage, reception and end are read off the acts of its cases by the verbs alone."""

    person = models.ForeignKey(Person, models.PROTECT, related_name="corrections")
    sentence = models.ForeignKey(Sentence, models.PROTECT, related_name="corrections")
    category = models.CharField("矫正类别", max_length=16, choices=[(c.name, c.value) for c in Category])
    first = models.DateField("矫正期限起")
    last = models.DateField("矫正期限止")
    county = models.ForeignKey(Unit, models.PROTECT, related_name="county_corrections")
    office = models.ForeignKey(Unit, models.PROTECT, related_name="office_corrections")
    path = models.CharField("层级路径", max_length=128, editable=False, db_collation="C")
    number = models.CharField("档案号", max_length=32)
    level = models.CharField("管理类别", max_length=16, blank=True)
    minor = models.BooleanField("未成年人案件", default=False)
    stage = models.CharField("状态", max_length=32, choices=[(s.name, s.value) for s in Stage])
    arrival = models.CharField("来源", max_length=16, choices=Arrival.choices, default=Arrival.ADMITTED)
    received = models.DateField("接收日期", null=True)
    ended = models.DateField("解除（终止）日期", null=True)
    ending = models.CharField("解除（终止）方式", max_length=16, choices=Ending.choices, blank=True)
    imported = models.BooleanField("由旧登记册导入", default=False)
    previous = models.ForeignKey("self", models.PROTECT, null=True, related_name="continued", verbose_name="前一执行地")

    class Meta:
        ordering: ClassVar = ["-received", "pk"]
        indexes: ClassVar = [
            models.Index(fields=["path", "received"], name="correction_received"),
            models.Index(fields=["path", "ended"], name="correction_ended"),
            models.Index(fields=["path"], name="correction_below", opclasses=["varchar_pattern_ops"]),
            models.Index(fields=["last"], name="correction_last"),
        ]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["county", "number"], name="one_file_a_number"),
            models.CheckConstraint(condition=Q(last__gte=F("first")), name="term_in_order"),
            models.CheckConstraint(
                condition=Q(ended__isnull=True) | Q(received__isnull=False), name="ended_only_what_began"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.person}（{self.number}）"


class FileCounter(models.Model):
    """The last file number of a county in a year; locked while the next is given."""

    county = models.ForeignKey(Unit, models.PROTECT, related_name="file_counters")
    year = models.PositiveSmallIntegerField("年份")
    last = models.PositiveIntegerField("最后序号", default=0)

    class Meta:
        constraints: ClassVar = [models.UniqueConstraint(fields=["county", "year"], name="one_file_counter_a_year")]

    def __str__(self) -> str:
        return f"{self.county}/{self.year}={self.last}"


class Relation(models.Model):
    """Somebody near to the person: family, guardian, guarantor, employer."""

    person = models.ForeignKey(Person, models.PROTECT, related_name="relations")
    name = models.CharField("姓名", max_length=128)
    relation = models.CharField("关系", max_length=32)
    telephone = SealedText("联系电话", blank=True)
    address = SealedText("住址", blank=True)
    guardian = models.BooleanField("监护人", default=False)
    guarantor = models.BooleanField("保证人", default=False)

    def __str__(self) -> str:
        return f"{self.relation}{self.name}"


class Code(models.Model):
    """A code that this installation uses beside the published tables (`codes.py`); one given up keeps its last day."""

    table = models.CharField("代码表", max_length=64)
    code = models.CharField("代码", max_length=16)
    words = models.CharField("名称", max_length=64)
    until = models.DateField("停用日期", null=True, blank=True)

    class Meta:
        ordering: ClassVar = ["table", "code"]
        constraints: ClassVar = [models.UniqueConstraint(fields=["table", "code"], name="one_meaning_a_code")]

    def __str__(self) -> str:
        return f"{self.table}/{self.code}={self.words}"


class RegistrationItem(models.Model):
    """One item of the registration form as it stands, under its key; who the person is stands in Person."""

    person = models.ForeignKey(Person, models.PROTECT, related_name="items")
    item = models.CharField("登记事项", max_length=64)
    value = SealedText("内容")
    version = models.CharField("代码版本", max_length=16, blank=True)
    recorded = models.DateField("登记日期")

    class Meta:
        ordering: ClassVar = ["item"]
        constraints: ClassVar = [models.UniqueConstraint(fields=["person", "item"], name="one_value_an_item")]

    def __str__(self) -> str:
        return self.item


class Portrait(models.Model):
    """A photograph, sealed, for recognising the person at reporting and for nothing else."""

    person = models.OneToOneField(Person, models.CASCADE, related_name="portrait")
    content = models.BinaryField("密封内容")
    kind = models.CharField("格式", max_length=32)
    taken = models.DateField("拍摄日期")

    def __str__(self) -> str:
        return f"{self.person}"
