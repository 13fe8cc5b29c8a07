"""Money of one unit and one year: what was budgeted, what arrived, what was asked for, signed and paid. In yuan."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.db.models import Q

from guitu.apps.organs.models import Account, Unit


class Source(models.TextChoices):
    """Whose budget the money comes from."""

    COUNTY = "county", "县级财政预算"
    CITY = "city", "市级财政预算"
    PROVINCE = "province", "省级补助资金"
    CENTRAL = "central", "中央政法转移支付资金"


class Project(models.Model):
    """The money of community corrections of one unit in one year, with what it is to achieve."""

    unit = models.ForeignKey(Unit, models.PROTECT, related_name="projects")
    year = models.PositiveSmallIntegerField("年度")
    name = models.CharField("项目名称", max_length=128)
    objective = models.TextField("绩效目标")
    path = models.CharField("层级路径", max_length=128, editable=False, db_collation="C")

    class Meta:
        ordering: ClassVar = ["-year", "path"]
        constraints: ClassVar = [models.UniqueConstraint(fields=["unit", "year"], name="one_project_a_year")]

    def __str__(self) -> str:
        return f"{self.year}年{self.name}"


class Appropriation(models.Model):
    """What a budget grants the project; a change during the year is one more row."""

    project = models.ForeignKey(Project, models.PROTECT, related_name="appropriations")
    source = models.CharField("资金来源", max_length=16, choices=Source.choices)
    amount = models.DecimalField("金额（元）", max_digits=14, decimal_places=2)
    adjusts = models.BooleanField("年中调整", default=False)
    paper = models.CharField("批复文件", max_length=128)
    on = models.DateField("批复日期")
    acting = models.ForeignKey(Account, models.PROTECT, verbose_name="经办人")

    class Meta:
        ordering: ClassVar = ["on", "pk"]
        constraints: ClassVar = [
            models.CheckConstraint(condition=Q(adjusts=True) | Q(amount__gt=0), name="a_budget_grants_something")
        ]

    def __str__(self) -> str:
        return f"{self.get_source_display()}{self.amount}"


class Arrival(models.Model):
    """Money that arrived."""

    project = models.ForeignKey(Project, models.PROTECT, related_name="arrivals")
    source = models.CharField("资金来源", max_length=16, choices=Source.choices)
    amount = models.DecimalField("金额（元）", max_digits=14, decimal_places=2)
    paper = models.CharField("拨款凭证", max_length=128)
    on = models.DateField("到账日期")
    acting = models.ForeignKey(Account, models.PROTECT, verbose_name="经办人")

    class Meta:
        ordering: ClassVar = ["on", "pk"]
        constraints: ClassVar = [models.CheckConstraint(condition=Q(amount__gt=0), name="what_arrives_is_something")]

    def __str__(self) -> str:
        return f"{self.get_source_display()}{self.amount}"


class Voucher(models.Model):
    """One spending: what for, how much, to whom, and the chain of signatures it follows."""

    project = models.ForeignKey(Project, models.PROTECT, related_name="vouchers")
    use = models.CharField("用途", max_length=32)
    words = models.CharField("内容", max_length=256)
    amount = models.DecimalField("金额（元）", max_digits=12, decimal_places=2)
    payee = models.CharField("收款人", max_length=128)
    invoice = models.CharField("发票号码", max_length=64)
    reason = models.CharField("用途不在所列范围的说明", max_length=256, blank=True)
    chain = models.JSONField("审批链")
    asked = models.DateField("申请日期")
    step = models.CharField("所处步骤", max_length=32)
    paid = models.DateField("报账日期", null=True)
    returned = models.DateField("退回日期", null=True)
    path = models.CharField("层级路径", max_length=128, editable=False, db_collation="C")

    class Meta:
        ordering: ClassVar = ["-asked", "-pk"]
        indexes: ClassVar = [models.Index(fields=["path", "step"], name="voucher_inbox")]
        constraints: ClassVar = [
            models.CheckConstraint(condition=Q(amount__gt=0), name="a_spending_is_something"),
            models.UniqueConstraint(fields=["invoice"], condition=Q(returned=None), name="an_invoice_is_paid_once"),
        ]

    def __str__(self) -> str:
        return f"{self.words}（{self.amount}元）"


class Signature(models.Model):
    """One signature on a voucher: which step, with what outcome, by whom, when. Rows are added, never changed."""

    voucher = models.ForeignKey(Voucher, models.PROTECT, related_name="signatures")
    number = models.PositiveSmallIntegerField("序号")
    step = models.CharField("步骤", max_length=32)
    outcome = models.CharField("结果", max_length=16)
    opinion = models.CharField("意见", max_length=256)
    on = models.DateField("日期")
    acting = models.ForeignKey(Account, models.PROTECT, verbose_name="签字人")

    class Meta:
        ordering: ClassVar = ["voucher", "number"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["voucher", "number"], name="one_signature_a_number"),
            models.UniqueConstraint(fields=["voucher", "acting"], name="nobody_signs_twice"),
        ]

    def __str__(self) -> str:
        return f"{self.voucher_id}#{self.number}"


class AllocationRun(models.Model):
    """One sharing-out of a pool by factors: inputs frozen, result exact, printed amounts beside where there are any."""

    unit = models.ForeignKey(Unit, models.PROTECT, related_name="allocations", verbose_name="分配单位")
    year = models.PositiveSmallIntegerField("年度")
    pool = models.DecimalField("资金总额（万元）", max_digits=14, decimal_places=2)
    weights = models.JSONField("各因素权重")
    inputs = models.JSONField("各单位因素数据")
    limits = models.JSONField("保底与封顶", default=dict)
    shares = models.JSONField("分配结果")
    derivation = models.JSONField("计算过程")
    printed = models.JSONField("公开文件所载金额", default=dict)
    source = models.CharField("数据来源与截止日期", max_length=256)
    on = models.DateField("计算日期")
    acting = models.ForeignKey(Account, models.PROTECT, verbose_name="经办人")
    path = models.CharField("层级路径", max_length=128, editable=False, db_collation="C")

    class Meta:
        ordering: ClassVar = ["-year", "-pk"]

    def __str__(self) -> str:
        return f"{self.year}年{self.pool}万元"
