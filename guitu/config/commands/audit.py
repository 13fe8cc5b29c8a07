"""`guitu audit`: recompute what a published report says."""

from __future__ import annotations

from pathlib import Path

import click

from guitu.config.commands.ground import plainly


@click.command()
@click.argument("files", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option("--json", "as_json", is_flag=True, help="以 JSON 输出")
@click.option("--every", is_flag=True, help="相符的也列出")
@plainly
def audit(files: tuple[Path, ...], as_json: bool, every: bool) -> None:  # noqa: FBT001  # flags of the command line
    """核算报告 FILES（.txt .docx .pdf .xlsx .html）中的数字关系；有错误时以 1 退出。"""
    from guitu.scrutiny.audit import audit_file, to_json  # noqa: PLC0415  # the readers are slow to load
    from guitu.scrutiny.document import Unreadable  # noqa: PLC0415
    from guitu.scrutiny.wording import text  # noqa: PLC0415

    errors = 0
    for file in files:
        try:
            found = audit_file(file)
        except Unreadable as unreadable:
            raise click.ClickException(str(unreadable)) from unreadable
        click.echo(to_json(found) if as_json else text(found, every=every))
        errors += found.errors
    raise SystemExit(bool(errors))
