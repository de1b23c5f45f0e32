"""Between the settings and a learning record store: where it is, as it is typed, kept and used."""

from __future__ import annotations

from simulator.gui.pages.record_store_place import StorePlace
from simulator.settings import Settings
from simulator.training.exports.xapi_statements import HOME_PAGE, checked_home_page
from simulator.training.pushing.push import Push
from simulator.training.pushing.store_address import RecordStoreAddress, checked_address


def place_of(settings: Settings) -> StorePlace:
    """Return what the page shows."""
    return StorePlace(
        settings.xapi_endpoint, settings.xapi_user, "", settings.xapi_version, settings.xapi_home_page
    )


def address_of(settings: Settings) -> RecordStoreAddress:
    """Return where the store is.

    Raises:
        StoreAddressError: Nothing can be sent there.
    """
    return checked_address(settings.xapi_endpoint, settings.xapi_user, settings.xapi_version)


def push_of(settings: Settings, *, when_due: bool = False) -> Push:
    """Return a run of sending.

    Raises:
        StoreAddressError: As above.
    """
    return Push(address_of(settings).url, settings.xapi_home_page or HOME_PAGE, when_due=when_due)


def choices_of(place: StorePlace) -> dict[str, str]:
    """Return what is kept of what was typed; the secret is not.

    Raises:
        StoreAddressError: Nothing can be sent there.
        HomePageError: People can have no accounts there.
    """
    address = checked_address(place.endpoint, place.user, place.version)
    return {
        "xapi_endpoint": address.url,
        "xapi_user": address.user,
        "xapi_version": address.version,
        "xapi_home_page": checked_home_page(place.home_page) if place.home_page else "",
    }
