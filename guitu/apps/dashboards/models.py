"""What somebody keeps for himself of the lists he works with: a chosen filter under a name."""

from __future__ import annotations

from typing import ClassVar

from django.db import models

from guitu.apps.organs.models import Account

LONGEST_NAME, LONGEST_QUERY = 32, 512


class SavedFilter(models.Model):
    """The filters of one list under a name, for one account."""

    account = models.ForeignKey(Account, models.CASCADE, related_name="saved_filters")
    page = models.CharField("列表", max_length=64)
    name = models.CharField("名称", max_length=LONGEST_NAME)
    query = models.CharField("筛选条件", max_length=LONGEST_QUERY)

    class Meta:
        ordering: ClassVar = ["pk"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["account", "page", "name"], name="one_saved_filter_a_name")
        ]

    def __str__(self) -> str:
        return self.name
