"""凡标明由档案提供的事实，档案都能提供；或者由办理的某一步陈述。"""

from __future__ import annotations

from typing import Any

import pytest

from guitu.apps.cases.selectors.known import KNOWN
from guitu.law.procedure import Procedure
from guitu.law.register import PROCEDURES
from guitu.law.vocabulary import Known, labels


@pytest.mark.parametrize("procedure", PROCEDURES, ids=lambda p: f"{p.key}-{p.since}")
def test_every_known_fact_has_a_source(procedure: Procedure[Any]) -> None:
    stated = {name for step in procedure.steps if step.asks for name in labels(step.asks)}
    orphans = set(labels(procedure.facts, Known)) - set(KNOWN) - stated - LATER

    assert not orphans


LATER = {"until"}
"""公安机关延长后的办理期限：二〇二五年修订的治安管理处罚法才有，旧法之下恒缺。"""


def test_no_source_is_idle() -> None:
    used = {name for procedure in PROCEDURES for name in labels(procedure.facts, Known)}

    assert set(KNOWN) <= used
