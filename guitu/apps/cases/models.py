"""What is kept of a case: the facts it began with and its acts; beside them, where it stands, for the inbox alone."""

from __future__ import annotations

from typing import ClassVar

from django.db import models

from guitu.apps.organs.models import Account, Unit
from guitu.apps.people.models import Correction, Person


class Case(models.Model):
    """One procedure under way, bound to the declaration that was in force when it began."""

    procedure = models.CharField("程序", max_length=64)
    place = models.CharField("适用地方", max_length=64)
    opened = models.DateField("开始日期")
    facts = models.JSONField("事实")
    person = models.ForeignKey(Person, models.PROTECT, related_name="cases", verbose_name="对象")
    correction = models.ForeignKey(Correction, models.PROTECT, null=True, related_name="cases", verbose_name="矫正")
    county = models.ForeignKey(Unit, models.PROTECT, related_name="county_cases", verbose_name="县级机构")
    office = models.ForeignKey(Unit, models.PROTECT, related_name="office_cases", verbose_name="司法所")
    counterpart = models.ForeignKey(
        Unit, models.PROTECT, null=True, related_name="counterpart_cases", verbose_name="对方县级机构"
    )
    path = models.CharField("层级路径", max_length=128, editable=False, db_collation="C")
    counterpart_path = models.CharField("对方层级路径", max_length=128, editable=False, blank=True, db_collation="C")
    earlier = models.ForeignKey("self", models.PROTECT, null=True, related_name="later", verbose_name="所承前案")
    acting = models.ForeignKey(Account, models.PROTECT, verbose_name="经办人")
    key = models.UUIDField("防重复提交", null=True, unique=True)

    class Meta:
        ordering: ClassVar = ["-opened", "-pk"]
        indexes: ClassVar = [
            models.Index(fields=["path"], name="case_below", opclasses=["varchar_pattern_ops"]),
            models.Index(fields=["procedure", "opened"], name="case_kind"),
        ]

    def __str__(self) -> str:
        return f"{self.procedure}/{self.pk}"


class Act(models.Model):
    """One act on the record. Rows are added, never changed."""

    case = models.ForeignKey(Case, models.PROTECT, related_name="acts")
    number = models.PositiveSmallIntegerField("序号")
    step = models.CharField("步骤", max_length=64)
    outcome = models.CharField("结果", max_length=16)
    actor = models.CharField("办理者", max_length=32)
    on = models.DateField("日期")
    at = models.TimeField("时刻", null=True)
    facts = models.JSONField("填写事项", null=True)
    before = models.JSONField("办理时的事实")
    late = models.JSONField("逾期事项", default=list)
    stages = models.JSONField("进入的矫正状态", default=list)
    acting = models.ForeignKey(Account, models.PROTECT, verbose_name="经办人")
    recorded = models.DateTimeField("记录时间", auto_now_add=True)

    class Meta:
        ordering: ClassVar = ["case", "number"]
        constraints: ClassVar = [models.UniqueConstraint(fields=["case", "number"], name="one_act_a_number")]
        indexes: ClassVar = [models.Index(fields=["outcome", "on"], name="act_outcome")]

    def __str__(self) -> str:
        return f"{self.case_id}#{self.number}"


class Annulment(models.Model):
    """An act taken back, after so many acts were on the record. Both stay; the replay passes the act by."""

    act = models.OneToOneField(Act, models.PROTECT, related_name="annulment")
    after = models.PositiveSmallIntegerField("撤销时已有序号")
    reason = models.TextField("理由")
    actor = models.CharField("批准机关", max_length=32)
    on = models.DateField("日期")
    acting = models.ForeignKey(Account, models.PROTECT, verbose_name="经办人")

    class Meta:
        ordering: ClassVar = ["pk"]

    def __str__(self) -> str:
        return f"{self.act}×"


class Standing(models.Model):
    """Where a case stands, so that an inbox is one query. Read off the acts by the verbs alone, never by hand.

    `body` is whom the law names; `unit` is the unit of ours that acts, or that records what a partner did.
    """

    case = models.OneToOneField(Case, models.PROTECT, primary_key=True, related_name="standing")
    step = models.CharField("步骤", max_length=64)
    body = models.CharField("办理者", max_length=32, blank=True)
    unit = models.ForeignKey(Unit, models.PROTECT, null=True, related_name="inbox", verbose_name="办理单位")
    since = models.DateField("到达日期")
    last = models.DateTimeField("最后时刻", null=True)
    deadline = models.CharField("期限", max_length=64, blank=True)
    provisional = models.BooleanField("放假安排未公布，暂定", default=False)

    class Meta:
        indexes: ClassVar = [
            models.Index(fields=["unit", "last"], name="inbox"),
            models.Index(fields=["step", "last"], name="standing_step"),
        ]

    def __str__(self) -> str:
        return f"{self.case_id}@{self.step}"


class Errand(models.Model):
    """What an act obliges us to do next: a paper to issue or a body to tell. Other contexts fetch it."""

    act = models.ForeignKey(Act, models.PROTECT, related_name="errands")
    key = models.CharField("文书或通知", max_length=64)
    to = models.CharField("对象", max_length=32, blank=True)
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="errands", verbose_name="承办单位")
    last = models.DateField("最后日期", null=True)
    done = models.DateField("办结日期", null=True)

    class Meta:
        indexes: ClassVar = [models.Index(fields=["unit", "last"], name="errand_open", condition=models.Q(done=None))]
        constraints: ClassVar = [models.UniqueConstraint(fields=["act", "key", "to"], name="one_errand_an_act")]

    def __str__(self) -> str:
        return f"{self.key}→{self.to or '卷'}"

    @property
    def void(self) -> bool:
        """Tell whether the act behind it was annulled; what has already left must then be called back."""
        return hasattr(self.act, "annulment")


class Attachment(models.Model):
    """A proof on an act or on a case's facts: picture, PDF, DOCX or sound, sealed at rest."""

    case = models.ForeignKey(Case, models.PROTECT, related_name="attachments")
    act = models.ForeignKey(Act, models.PROTECT, null=True, related_name="attachments")
    name = models.CharField("文件名", max_length=128)
    proves = models.CharField("证明事项", max_length=64, blank=True)
    kind = models.CharField("格式", max_length=64)
    size = models.PositiveIntegerField("字节数")
    digest = models.CharField("内容摘要", max_length=64)
    content = models.BinaryField("密封内容")
    acting = models.ForeignKey(Account, models.PROTECT, verbose_name="上传人")
    added = models.DateTimeField("上传时间", auto_now_add=True)

    class Meta:
        ordering: ClassVar = ["pk"]

    def __str__(self) -> str:
        return self.name
