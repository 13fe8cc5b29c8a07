"""Papers issued with their numbers, how they were served, what was sent to whom, and messages."""

from __future__ import annotations

from typing import ClassVar

from django.db import models

from guitu.apps.cases.models import Case, Errand
from guitu.apps.ledger.sealing import SealedText
from guitu.apps.organs.models import Account, Unit


class Counter(models.Model):
    """The last number of one kind of paper, of one unit, in one year; locked while the next is given."""

    unit = models.ForeignKey(Unit, models.PROTECT, related_name="counters")
    kind = models.CharField("文号种类", max_length=64)
    year = models.PositiveSmallIntegerField("年份")
    last = models.PositiveIntegerField("最后序号", default=0)

    class Meta:
        constraints: ClassVar = [models.UniqueConstraint(fields=["unit", "kind", "year"], name="one_counter_a_kind")]

    def __str__(self) -> str:
        return f"{self.unit}/{self.kind}/{self.year}={self.last}"


class Paper(models.Model):
    """A paper as issued: its number and the facts it was drawn from. It is never drawn again from later facts."""

    errand = models.OneToOneField(Errand, models.PROTECT, null=True, related_name="paper")
    case = models.ForeignKey(Case, models.PROTECT, related_name="papers")
    kind = models.CharField("文书", max_length=64)
    title = models.CharField("名称", max_length=128)
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="papers", verbose_name="制发单位")
    series = models.CharField("文号种类", max_length=64, blank=True)
    year = models.PositiveSmallIntegerField("年份")
    serial = models.PositiveIntegerField("序号", null=True)
    number = models.CharField("文号", max_length=64, blank=True)
    content = SealedText("内容")
    digest = models.CharField("内容摘要", max_length=64)
    issued = models.DateField("制发日期")
    acting = models.ForeignKey(Account, models.PROTECT, verbose_name="经办人")
    voided = models.DateField("作废日期", null=True)
    void_reason = models.CharField("作废理由", max_length=256, blank=True)
    path = models.CharField("层级路径", max_length=128, editable=False, db_collation="C")

    class Meta:
        ordering: ClassVar = ["-issued", "-pk"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["unit", "series", "year", "serial"], name="one_paper_a_number")
        ]
        indexes: ClassVar = [models.Index(fields=["path"], name="paper_below", opclasses=["varchar_pattern_ops"])]

    def __str__(self) -> str:
        return self.number or self.title


class Manner(models.TextChoices):
    """How a paper reached its addressee (SPC21 art. 204 by analogy)."""

    DIRECT = "direct", "直接送达"
    FAMILY = "family", "同住成年家属代收"
    LEFT = "left", "留置送达"
    POST = "post", "邮寄送达"
    ENTRUSTED = "entrusted", "委托送达"
    ELECTRONIC = "electronic", "电子送达"


class Service(models.Model):
    """One service of a paper (送达回证): to whom, how, when signed, or refused before which witnesses."""

    paper = models.ForeignKey(Paper, models.PROTECT, related_name="services")
    to = models.CharField("受送达人", max_length=128)
    sent = models.DateField("送出日期")
    manner = models.CharField("送达方式", max_length=16, choices=Manner.choices)
    signed = models.DateField("签收日期", null=True)
    signer = models.CharField("签收人", max_length=128, blank=True)
    refused = models.CharField("拒收情况与见证人", max_length=256, blank=True)
    acting = models.ForeignKey(Account, models.PROTECT, verbose_name="送达人")

    class Meta:
        ordering: ClassVar = ["pk"]

    def __str__(self) -> str:
        return f"{self.paper}→{self.to}"


class Dispatch(models.Model):
    """A notice that a case obliges us to give a body: when it left, and when its receipt came back."""

    errand = models.OneToOneField(Errand, models.PROTECT, related_name="dispatch")
    to = models.CharField("收件机关", max_length=128)
    sent = models.DateField("发出日期")
    manner = models.CharField("方式", max_length=16, choices=Manner.choices)
    receipt = models.DateField("回执日期", null=True)
    acting = models.ForeignKey(Account, models.PROTECT, verbose_name="经办人")

    def __str__(self) -> str:
        return f"{self.errand}→{self.to}"


class Register(models.TextChoices):
    """In whose words a message speaks."""

    OFFICER = "officer", "工作人员"
    PERSON = "person", "社区矫正对象"
    COURT = "court", "有关机关"


class Message(models.Model):
    """Something somebody must be told. In-app always; an adapter may carry it further."""

    to = models.ForeignKey(Account, models.PROTECT, null=True, related_name="messages", verbose_name="收件人")
    unit = models.ForeignKey(Unit, models.PROTECT, null=True, related_name="messages", verbose_name="收件单位")
    register = models.CharField("语体", max_length=16, choices=Register.choices)
    title = models.CharField("标题", max_length=128)
    body = models.TextField("内容")
    case = models.ForeignKey(Case, models.PROTECT, null=True, related_name="messages")
    written = models.DateTimeField("时间", auto_now_add=True)
    read = models.DateTimeField("已读", null=True)
    carried = models.CharField("外送方式", max_length=32, blank=True)
    carried_at = models.DateTimeField("外送时间", null=True)

    class Meta:
        ordering: ClassVar = ["-written"]
        indexes: ClassVar = [models.Index(fields=["to", "read"], name="message_unread")]

    def __str__(self) -> str:
        return self.title
