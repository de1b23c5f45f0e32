"""Statements go to an address where nobody else reads along, unless somebody says so."""

import pytest

from simulator.training.pushing.store_address import StoreAddressError, checked_address


@pytest.mark.parametrize(
    ("given", "url"),
    [
        ("https://lrs.example.org/xapi", "https://lrs.example.org/xapi"),
        ("  https://LRS.example.org:8443/data/xAPI/  ", "https://lrs.example.org:8443/data/xAPI"),
        ("https://lrs.example.org/xapi/statements/", "https://lrs.example.org/xapi"),
        ("HTTPS://lrs.example.org", "https://lrs.example.org"),
        ("http://localhost:8100/xAPI", "http://localhost:8100/xAPI"),
        ("http://127.8.9.1/x", "http://127.8.9.1/x"),
        ("http://[::1]:80/x", "http://[::1]:80/x"),
    ],
)
def test_addresses_as_people_give_them(given: str, url: str) -> None:
    assert checked_address(given).url == url


@pytest.mark.parametrize(
    "given",
    ["", "lrs", "lrs.example.org/xapi", "ftp://x/y", "https://", "https://a b", "https://[", "https://a:b/x"],
)
def test_what_is_none_is_said(given: str) -> None:
    with pytest.raises(StoreAddressError, match="no address of a learning record store"):
        checked_address(given)


@pytest.mark.parametrize(
    "given", ["https://us:s3cret@x.org/", "https://us@x.org", "https://x.org/?k=1", "https://x.org/#a"]
)
def test_a_secret_does_not_belong_into_an_address(given: str) -> None:
    with pytest.raises(StoreAddressError) as refused:
        checked_address(given)
    assert "s3cret" not in str(refused.value)


@pytest.mark.parametrize(
    "given",
    ["http://lrs.example.org/x", "http://10.0.0.7/x", "http://localhost.example.org", "http://128.0.0.1"],
)
def test_nobody_reads_along_unless_somebody_says_so(given: str) -> None:
    with pytest.raises(StoreAddressError, match="anybody could read"):
        checked_address(given)
    assert checked_address(given, is_insecure=True).url == given
    assert not checked_address(given, is_insecure=True).is_here


def test_an_edition_nobody_knows_is_said() -> None:
    with pytest.raises(StoreAddressError, match=r"xAPI 0\.95"):
        checked_address("https://x.org", version="0.95")
