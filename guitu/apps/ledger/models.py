"""What is kept of every act and every look: one hash chain a unit, a signed root a day over all chains."""

from __future__ import annotations

from typing import ClassVar

from django.db import models


class Verb(models.TextChoices):
    """What was done to a file."""

    READ = "read", "查阅"
    LIST = "list", "查询"
    EXPORT = "export", "导出"
    CREATE = "create", "新增"
    CHANGE = "change", "变更"
    ACT = "act", "办理"
    SIGN_IN = "sign_in", "登录"
    SIGN_OUT = "sign_out", "退出"
    REFUSED = "refused", "被拒"


class Entry(models.Model):
    """One row of a chain. Rows are added, never changed: the database refuses anything else."""

    chain = models.CharField("链（单位）", max_length=128)
    number = models.PositiveBigIntegerField("序号")
    at = models.DateTimeField("时间")
    account = models.CharField("账号", max_length=64)
    verb = models.CharField("行为", max_length=16, choices=Verb.choices)
    subject = models.CharField("对象种类", max_length=64)
    subject_id = models.BigIntegerField("对象编号", null=True)
    person_id = models.BigIntegerField("涉及的人", null=True, db_index=True)
    origin = models.CharField("来源地址", max_length=64, blank=True)
    detail = models.JSONField("内容", default=dict)
    previous = models.CharField("上一行的摘要", max_length=64, blank=True)
    # The key of a row is known before it is written: whoever may add a row need not be able to read it back.
    digest = models.CharField("本行的摘要", max_length=64, primary_key=True)

    class Meta:
        ordering: ClassVar = ["chain", "number"]
        constraints: ClassVar = [models.UniqueConstraint(fields=["chain", "number"], name="one_entry_a_number")]
        indexes: ClassVar = [
            models.Index(fields=["-at"], name="ledger_recent"),
            models.Index(fields=["chain"], name="ledger_below", opclasses=["varchar_pattern_ops"]),
        ]

    def __str__(self) -> str:
        return f"{self.chain}#{self.number}"


class Head(models.Model):
    """The end of a chain: the row that is locked while the next one is written."""

    chain = models.CharField("链（单位）", max_length=128, primary_key=True)
    number = models.PositiveBigIntegerField("最后序号", default=0)
    digest = models.CharField("最后摘要", max_length=64, blank=True)

    def __str__(self) -> str:
        return f"{self.chain}@{self.number}"


class Root(models.Model):
    """A day's root over the ends of all chains and the root before it, signed."""

    day = models.DateField("日期", primary_key=True)
    heads = models.JSONField("各链末尾")
    previous = models.CharField("上一根摘要", max_length=64, blank=True)
    digest = models.CharField("根摘要", max_length=64)
    signature = models.CharField("签名", max_length=128)

    class Meta:
        ordering: ClassVar = ["day"]

    def __str__(self) -> str:
        return f"{self.day}"
