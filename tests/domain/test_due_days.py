"""Days are counted on calendars: no change of clocks moves a day that something is due, anywhere."""

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from hypothesis import given
from hypothesis import strategies as st

from simulator.domain.assignment import Due
from simulator.domain.completion import Completion, Stand, Tally, stand_of

ZONES = ("Europe/Berlin", "Europe/London", "America/New_York", "Australia/Lord_Howe", "Africa/Cairo", "UTC")
DAYS = st.dates(date(2020, 1, 1), date(2035, 12, 31))


def midnights(zone: ZoneInfo, day: date, after: int) -> datetime:
    """Return the first moment of the day that comes so many nights after a day, as clocks there have it."""
    here = datetime.combine(day, time(12), zone)
    for _ in range(after):
        tomorrow = here.date() + timedelta(1)
        here = datetime.combine(tomorrow, time(12), zone)
    return datetime.combine(here.date(), time(), zone)


@given(zone=st.sampled_from(ZONES).map(ZoneInfo), begins=DAYS, days=st.integers(0, 400))
def test_so_many_days_are_so_many_nights(zone: ZoneInfo, begins: date, days: int) -> None:
    due = Due(days_after_start=days).for_person(begins, begins)
    assert due == midnights(zone, begins, days).date()


@given(
    zone=st.sampled_from(ZONES).map(ZoneInfo),
    due=DAYS,
    seconds=st.integers(-200_000, 200_000),
)
def test_overdue_begins_with_the_next_day_where_one_sits(zone: ZoneInfo, due: date, seconds: int) -> None:
    """The moment is counted from midnight in UTC, so that the hours which clocks skip or repeat are met."""
    midnight = midnights(zone, due, 1).astimezone(UTC)
    now = (midnight + timedelta(seconds=seconds)).astimezone(zone)
    stand = stand_of(None, due_on=due, valid_days=None, today=now.date())
    assert (stand is Stand.OVERDUE) == (seconds >= 0)


@given(zone=st.sampled_from(ZONES).map(ZoneInfo), done=DAYS, valid=st.integers(1, 800), later=DAYS)
def test_what_was_completed_holds_whole_days(zone: ZoneInfo, done: date, valid: int, later: date) -> None:
    passed = Completion("a", datetime.combine(done, time(12), UTC), "")
    tally = Tally("p", "s", 1, 1, passed, passed)
    now = datetime.combine(later, time(2, 30), zone)  # an hour that some nights do not have
    stand = stand_of(tally, due_on=None, valid_days=valid, today=now.date())
    assert (stand is Stand.DONE) == (later <= done + timedelta(days=valid))
