"""From where a request comes."""

from __future__ import annotations

import pytest
from django.test import RequestFactory

from guitu.config.proxy import origin


@pytest.mark.parametrize(
    ("near", "said", "expected"),
    [
        ("127.0.0.1", "10.4.0.7", "10.4.0.7"),
        ("::1", "2001:db8::7", "2001:db8::7"),
        ("", "10.4.0.7", "10.4.0.7"),
        ("127.0.0.1", "1.2.3.4, 10.4.0.7", "10.4.0.7"),
        ("127.0.0.1", "", "127.0.0.1"),
        ("127.0.0.1", "<script>", "127.0.0.1"),
        ("10.4.0.9", "1.2.3.4", "10.4.0.9"),
    ],
)
def test_only_our_own_proxy_is_believed(near: str, said: str, expected: str) -> None:
    """The last entry of a proxy on this host counts; what a browser writes itself never does."""
    request = RequestFactory().get("/", REMOTE_ADDR=near)
    request.META.update({"HTTP_X_FORWARDED_FOR": said} if said else {})
    assert origin(request) == expected
