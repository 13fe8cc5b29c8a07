"""A paper that was kept is the paper that was issued."""

from __future__ import annotations

import json

import pytest

from guitu.documents.catalogue import CATALOGUE, compose
from guitu.documents.content import texts
from guitu.documents.kept import from_plain, to_plain
from guitu.documents.sample import facts


@pytest.mark.parametrize("key", sorted(CATALOGUE))
def test_every_paper_survives_being_kept(key: str) -> None:
    paper = compose(key, facts(key))
    again = from_plain(json.loads(json.dumps(to_plain(paper), ensure_ascii=False)))

    assert again == paper
    assert list(texts(again)) == list(texts(paper))


def test_what_is_no_part_of_a_paper_is_refused() -> None:
    with pytest.raises(TypeError, match=r"\[Path\] is no part of a paper"):
        from_plain({"is": "Path"})
    with pytest.raises(TypeError, match="where a paper was expected"):
        from_plain({"is": "Gap"})
