"""Keeping and forgetting the filters of a list: the only thing that is written here."""

from __future__ import annotations

from django.db import transaction

from guitu.apps.dashboards.models import LONGEST_NAME, LONGEST_QUERY, SavedFilter
from guitu.apps.organs.selectors import Viewer

MOST = 20


@transaction.atomic
def keep_filter(*, viewer: Viewer, page: str, name: str, query: str) -> SavedFilter:
    """Keep the filters of a list under a name; the same name takes the new ones. Raises ValueError."""
    called = name.strip()
    if not 0 < len(called) <= LONGEST_NAME:
        raise ValueError(f"筛选的名称[{called}]应为一至{LONGEST_NAME}个字")
    if not 0 < len(query) <= LONGEST_QUERY:
        raise ValueError(f"“{called}”没有可以保存的筛选条件[{query[:20]}]，请先选择筛选条件")
    mine = SavedFilter.objects.filter(account=viewer.account, page=page)
    if not mine.filter(name=called).exists() and mine.count() >= MOST:
        raise ValueError(f"已保存[{MOST}]个筛选，请先删去不用的")
    kept, _ = SavedFilter.objects.update_or_create(
        account=viewer.account, page=page, name=called, defaults={"query": query}
    )
    return kept


@transaction.atomic
def forget_filter(*, viewer: Viewer, filter_id: int) -> None:
    """Forget one of the viewer's own filters; somebody else's is not his to forget, and stays."""
    SavedFilter.objects.filter(account=viewer.account, pk=filter_id).delete()
