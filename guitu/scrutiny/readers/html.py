"""Web pages: the words a reader would see, tables as tables."""

from __future__ import annotations

from html.parser import HTMLParser

from guitu.scrutiny.document import Document, Layout
from guitu.scrutiny.readers.text import decoded

BLOCKS = {"p", "div", "br", "li", "h1", "h2", "h3", "h4", "h5", "h6", "section", "article", "header", "footer", "hr"}
UNSEEN = {"script", "style", "head", "template", "noscript"}
WIDEST_SPAN = 100


def read(name: str, content: bytes) -> Document:
    """Read a saved web page; row and column spans are spread over the cells they cover."""
    page = _Page(name)
    page.feed(decoded(name, content))
    page.close()
    page.end_paragraph()
    return page.layout.document()


class _Page(HTMLParser):
    """Collects paragraphs and tables; a table inside a cell is read as words of that cell."""

    def __init__(self, name: str) -> None:
        super().__init__(convert_charrefs=True)
        self.layout = Layout(name)
        self.words: list[str] = []
        self.unseen = 0
        self.depth = 0
        self.rows: list[list[tuple[str, bool]]] = []
        self.spans: dict[int, tuple[int, str]] = {}
        self.pending = (1, 1)
        self.in_cell = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in UNSEEN:
            self.unseen += 1
        elif tag == "table":
            self._open_table()
        elif self.depth == 1 and tag == "tr":
            self._close_cell()
            self.rows.append([])
        elif self.depth == 1 and tag in ("td", "th"):
            self._close_cell()
            given = dict(attrs)
            self.pending = (_span(given.get("colspan")), _span(given.get("rowspan")))
            self.in_cell = True
        elif tag in BLOCKS:
            self.words.append(" ") if self.depth else self.end_paragraph()

    def handle_endtag(self, tag: str) -> None:
        if tag in UNSEEN:
            self.unseen = max(0, self.unseen - 1)
        elif tag == "table" and self.depth:
            self.depth -= 1
            if not self.depth:
                self._close_cell()
                self.layout.table([row for row in self.rows if row])
        elif self.depth == 1 and tag in ("td", "th", "tr"):
            self._close_cell()
        elif tag in BLOCKS and not self.depth:
            self.end_paragraph()

    def handle_data(self, data: str) -> None:
        if not self.unseen:
            self.words.append(data)

    def end_paragraph(self) -> None:
        """Write down the words collected so far as one line."""
        if text := "".join(self.words).strip():
            self.layout.paragraph(text)
        self.words = []

    def _open_table(self) -> None:
        if not self.depth:
            self.end_paragraph()
            self.rows, self.spans = [], {}
        self.depth += 1

    def _close_cell(self) -> None:
        text = "".join(self.words).strip()
        self.words = []
        if not self.in_cell:
            return
        self.in_cell = False
        if not self.rows:
            self.rows.append([])
        row = self.rows[-1]
        self._carry(row)
        across, down = self.pending
        for step in range(across):
            if down > 1:
                self.spans[len(row)] = (down - 1, text)
            row.append((text, step > 0))
        self._carry(row)

    def _carry(self, row: list[tuple[str, bool]]) -> None:
        """Fill in the cells that reach down from rows above."""
        while (held := self.spans.get(len(row), (0, "")))[0]:
            self.spans[len(row)] = (held[0] - 1, held[1])
            row.append((held[1], True))


def _span(value: str | None) -> int:
    return min(int(value), WIDEST_SPAN) if value and value.isdigit() and int(value) else 1
