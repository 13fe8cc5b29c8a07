"""Evaluations: what was attested, what reviewers changed, what was published, and the reports issued.

Evidence, reviews and reports are only added; a computed mark is never stored, so that nobody can overwrite one.
"""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.db.models import Q

from guitu.apps.funds.models import Project
from guitu.apps.organs.models import Account, Unit


class Basis(models.TextChoices):
    """Whence the casework figures of an evaluation come."""

    RECORD = "record", "本系统档案"
    PUBLICATION = "publication", "公开报告所述"


class Kind(models.TextChoices):
    """The three kinds of evaluation."""

    SELF = "self", "单位自评"
    DEPARTMENT = "department", "部门评价"
    FINANCE = "finance", "财政评价"


class Evaluation(models.Model):
    """One unit's money of one year, held to one framework, on data up to one day."""

    unit = models.ForeignKey(Unit, models.PROTECT, related_name="evaluations", verbose_name="被评价单位")
    body = models.CharField("报告署名单位", max_length=64)
    year = models.PositiveSmallIntegerField("年度")
    framework = models.CharField("指标体系", max_length=64)
    kind = models.CharField("评价类别", max_length=16, choices=Kind.choices)
    basis = models.CharField("数据依据", max_length=16, choices=Basis.choices, default=Basis.RECORD)
    units = models.JSONField("所列单位")
    cut_off = models.DateField("数据截止日")
    project = models.ForeignKey(
        Project, models.PROTECT, null=True, blank=True, related_name="evaluations", verbose_name="项目"
    )
    statement = models.JSONField("报告文字", default=dict)
    opened = models.DateField("开始日期")
    acting = models.ForeignKey(Account, models.PROTECT, related_name="evaluations", verbose_name="经办人")
    path = models.CharField("层级路径", max_length=128, editable=False)

    class Meta:
        ordering: ClassVar = ["-year", "path", "pk"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["unit", "year", "framework", "kind"], name="one_evaluation_a_kind_and_year")
        ]

    def __str__(self) -> str:
        return f"{self.body}{self.year}年度{self.get_kind_display()}"


class Evidence(models.Model):
    """What an examination of one subject found, who says so, and the paper behind it; the latest one counts."""

    evaluation = models.ForeignKey(Evaluation, models.PROTECT, related_name="evidence")
    subject = models.CharField("事项", max_length=64)
    answer = models.JSONField("结论")
    author = models.CharField("出具人", max_length=64)
    words = models.CharField("情况", max_length=512)
    on = models.DateField("材料日期", null=True, blank=True)
    place = models.CharField("材料名称", max_length=128, blank=True)
    name = models.CharField("文件名", max_length=128, blank=True)
    format = models.CharField("格式", max_length=96, blank=True)
    digest = models.CharField("内容摘要", max_length=64, blank=True)
    content = models.BinaryField("密封内容", null=True)
    added = models.DateField("登记日期")
    acting = models.ForeignKey(Account, models.PROTECT, verbose_name="登记人")

    class Meta:
        ordering: ClassVar = ["pk"]
        indexes: ClassVar = [models.Index(fields=["evaluation", "subject"], name="evidence_of_a_subject")]
        constraints: ClassVar = [
            models.CheckConstraint(condition=~Q(author="") & ~Q(words=""), name="evidence_says_who_and_what")
        ]

    def __str__(self) -> str:
        return f"{self.subject}：{self.words}"


class Review(models.Model):
    """A reviewer's mark beside the computed one: how many points, and why."""

    evaluation = models.ForeignKey(Evaluation, models.PROTECT, related_name="reviews")
    number = models.PositiveSmallIntegerField("序号")
    indicator = models.CharField("指标", max_length=64)
    computed = models.DecimalField("计算得分", max_digits=6, decimal_places=2)
    points = models.DecimalField("复核得分", max_digits=6, decimal_places=2)
    reason = models.CharField("复核理由", max_length=512)
    remedy = models.CharField("建议", max_length=512, blank=True)
    on = models.DateField("日期")
    acting = models.ForeignKey(Account, models.PROTECT, verbose_name="复核人")

    class Meta:
        ordering: ClassVar = ["number"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["evaluation", "number"], name="one_review_a_number"),
            models.CheckConstraint(condition=Q(points__gte=0), name="reviewed_points_are_no_debt"),
            models.CheckConstraint(condition=~Q(reason=""), name="a_review_has_a_reason"),
        ]

    def __str__(self) -> str:
        return f"{self.indicator}：{self.computed}→{self.points}"


class PrintedCard(models.Model):
    """A card as it was published, kept beside ours and never mixed with it."""

    evaluation = models.OneToOneField(Evaluation, models.PROTECT, related_name="printed")
    document = models.CharField("公开文件", max_length=128)
    marks = models.JSONField("各项得分与评分过程", default=dict)
    total = models.DecimalField("印出的总分", max_digits=6, decimal_places=2, null=True)
    grade = models.CharField("印出的等级", max_length=16, blank=True)
    acting = models.ForeignKey(Account, models.PROTECT, verbose_name="登记人")

    def __str__(self) -> str:
        return self.document


class Report(models.Model):
    """A report as it was issued: the paper, and the facts, marks and figures from which it was drawn."""

    evaluation = models.ForeignKey(Evaluation, models.PROTECT, related_name="reports")
    number = models.PositiveSmallIntegerField("稿次")
    title = models.CharField("标题", max_length=128)
    content = models.TextField("内容")
    snapshot = models.JSONField("数据快照")
    digest = models.CharField("内容摘要", max_length=64)
    total = models.DecimalField("总分", max_digits=6, decimal_places=2, null=True)
    grade = models.CharField("等级", max_length=16, blank=True)
    issued = models.DateField("出具日期")
    acting = models.ForeignKey(Account, models.PROTECT, verbose_name="签发人")

    class Meta:
        ordering: ClassVar = ["-number"]
        constraints: ClassVar = [models.UniqueConstraint(fields=["evaluation", "number"], name="one_report_a_number")]

    def __str__(self) -> str:
        return f"{self.title}（第{self.number}稿）"
