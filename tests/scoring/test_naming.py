"""Who is called by name, and who is only talked about."""

import pytest

from simulator.scoring.naming import calls_of

PEOPLE = (("mia", ("Mia Rossi", "Mia", "your majesty", "young lady")), ("marco", ("Marco Rossi", "sir")))


@pytest.mark.parametrize(
    ("text", "called"),
    [
        ("would you be my helper your majesty and choose the next song", {"mia"}),
        ("Here is your crown, your majesty.", {"mia"}),
        ("give it to mia and sit down", set()),
        ("the young lady and her father", set()),
        ("Good evening, sir.", {"marco"}),
        ('He said "your majesty, come in" to somebody.', set()),
    ],
)
def test_an_address_calls_and_a_mention_does_not(text: str, called: set[str]) -> None:
    assert {call.character for call in calls_of(text, PEOPLE) if call.is_address} == called
