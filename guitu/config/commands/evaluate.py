"""`guitu evaluate`: an evaluation's card in words, and its report as PDF and Word."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from guitu.config.commands.ground import plainly, ready
from guitu.evaluation.framework import Card
from guitu.evaluation.frameworks.special_fund_2021 import FundYear, special_fund_2021
from guitu.evaluation.printed import Difference, Printed, comparison
from guitu.evaluation.published.nanjing_2021 import NANJING_2021, PRINTED_NANJING_2021
from guitu.evaluation.published.taojiang_2023 import PRINTED_TAOJIANG_2023, TAOJIANG_2023

if TYPE_CHECKING:
    from guitu.apps.organs.selectors import Viewer
    from guitu.apps.performance.models import Evaluation

PUBLISHED: dict[str, tuple[FundYear, Printed]] = {
    "nanjing_2021": (NANJING_2021, PRINTED_NANJING_2021),
    "taojiang_2023": (TAOJIANG_2023, PRINTED_TAOJIANG_2023),
}
"""What can be marked again without a database."""


@click.command()
@click.argument("unit")
@click.argument("year", type=int, required=False)
@click.option("--out", type=click.Path(path_type=Path, file_okay=False), help="把评价报告写入此目录（PDF 与 DOCX）")
@plainly
def evaluate(unit: str, year: int | None, out: Path | None) -> None:
    """列出 UNIT（单位名称、所在地方或署名单位）YEAR 年度各项评价的得分和报告。

    不写 YEAR 时，UNIT 是已公开的评价之一：nanjing_2021、taojiang_2023，按标准重评，不用数据库。
    """
    if year is not None:
        _recorded(unit, year, out)
        return
    if unit not in PUBLISHED:
        raise click.UsageError(f"请写明年度，或者写已公开的评价之一：{'、'.join(PUBLISHED)}，而不是[{unit}]")
    facts, printed = PUBLISHED[unit]
    card = special_fund_2021().appraise(facts)
    _told(f"《{printed.document}》", card, comparison(card, printed))


def _recorded(unit: str, year: int, out: Path | None) -> None:
    ready()
    from django.db.models import Q  # noqa: PLC0415  # needs Django ready

    from guitu.apps.organs.models import Account, Role  # noqa: PLC0415
    from guitu.apps.organs.scope import system_scope  # noqa: PLC0415
    from guitu.apps.organs.selectors import Held, Viewer  # noqa: PLC0415
    from guitu.apps.performance.models import Evaluation  # noqa: PLC0415
    from guitu.apps.performance.selectors import card_of, comparison_of  # noqa: PLC0415

    # Whoever runs the machine counts everything: the figures name nobody.
    viewer = Viewer(Account(username="system"), (Held(Role.PROVINCE_OFFICER, 0, ""),))
    with system_scope():
        named = Q(unit__name=unit) | Q(unit__place=unit) | Q(body=unit)
        found = list(Evaluation.objects.filter(named, year=year).select_related("unit", "project"))
        if not found:
            known = "、".join(sorted({f"{each.body} {each.year}" for each in Evaluation.objects.all()}))
            raise click.ClickException(f"没有[{unit}]{year}年度的评价；现有：{known or '无'}")
        for each in found:
            head = f"{each}（{each.get_basis_display()}，截至{each.cut_off}）"
            _told(head, card_of(each, viewer), comparison_of(each, viewer))
            if out is not None:
                _written(each, viewer, out)


def _told(head: str, card: Card[FundYear], differences: tuple[Difference[FundYear], ...]) -> None:
    click.echo(f"{head}\n\n{card}\n\n与公布结果不一致之处：{len(differences)}处")
    for difference in differences:
        where = difference.indicator.words if difference.indicator else "总分与等级"
        click.echo(f"- {where}：{difference.reason}")
    click.echo()


def _written(evaluation: Evaluation, viewer: Viewer, out: Path) -> None:
    from guitu.apps.organs.clock import today  # noqa: PLC0415  # needs Django ready
    from guitu.apps.performance.papering import paper  # noqa: PLC0415
    from guitu.apps.performance.selectors import docx_of, pdf_of, report_of  # noqa: PLC0415
    from guitu.documents.fonts import MissingGlyph  # noqa: PLC0415

    try:
        made = paper(report_of(evaluation, viewer, signed=max(today(), evaluation.cut_off)))
        files = {"pdf": pdf_of(made), "docx": docx_of(made)}
    except (ValueError, MissingGlyph) as unwritten:
        raise click.ClickException(f"报告没有写出：{unwritten}") from unwritten
    out.mkdir(parents=True, exist_ok=True)
    for form, content in files.items():
        target = out / f"{made.title}（{evaluation.get_kind_display()}）.{form}"
        target.write_bytes(content)
        click.echo(f"已写出：{target}")
