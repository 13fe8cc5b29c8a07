"""`guitu evaluate`: a published evaluation, marked again by its own standard."""

from __future__ import annotations

import click

from guitu.config.commands.ground import plainly
from guitu.evaluation.frameworks.special_fund_2021 import FundYear, special_fund_2021
from guitu.evaluation.printed import Printed, comparison
from guitu.evaluation.published.nanjing_2021 import NANJING_2021, PRINTED_NANJING_2021
from guitu.evaluation.published.taojiang_2023 import PRINTED_TAOJIANG_2023, TAOJIANG_2023

PUBLISHED: dict[str, tuple[FundYear, Printed]] = {
    "nanjing_2021": (NANJING_2021, PRINTED_NANJING_2021),
    "taojiang_2023": (TAOJIANG_2023, PRINTED_TAOJIANG_2023),
}


@click.command()
@click.argument("name", type=click.Choice(sorted(PUBLISHED)))
@plainly
def evaluate(name: str) -> None:
    """按标准重评已公开的绩效评价 NAME，逐项列出与公布结果的差异。"""
    facts, printed = PUBLISHED[name]
    card = special_fund_2021().appraise(facts)
    click.echo(f"《{printed.document}》\n")
    click.echo(str(card))
    differences = comparison(card, printed)
    click.echo(f"\n与公布结果不一致之处：{len(differences)}处")
    for difference in differences:
        where = difference.indicator.words if difference.indicator else "总分与等级"
        click.echo(f"- {where}：{difference.reason}")
