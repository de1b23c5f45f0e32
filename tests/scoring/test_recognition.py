"""How behaviours are recognised, on a small catalogue; what the real one hears is told elsewhere."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from simulator.domain.evidence import Certainty
from simulator.scoring.behaviours import recognition
from simulator.scoring.behaviours.catalogue import (
    Behaviour,
    Catalogue,
    behaviour_ids,
    catalogue,
    catalogue_digest,
)
from simulator.scoring.behaviours.recognition import SPOILS_WITHIN, shown_in
from simulator.scoring.matchers import ShowsBehaviour
from simulator.scoring.matchers import behaviour as behaviour_matcher
from simulator.scoring.matchers import listening as listening_matcher
from simulator.scoring.nearness import Near
from simulator.scoring.phrases.meaning import resolved
from simulator.scoring.spoken_text import spoken_text
from tests.scoring.small_world import NO, PEOPLE, UNSURE, YES, moment, quotes


def behaviour(id_: str, *says: str, **rest) -> Behaviour:
    return Behaviour(id_, "?", "supports", f"Because of {id_}.", f"signs of {id_}", says, **rest)


SMALL = Catalogue(
    {
        each.id: each
        for each in (
            behaviour("sorry", "sorry", perhaps=("afraid",), but_not=("but",)),
            behaviour("asks", "(why|how)", only_asked=True),
            behaviour("cites", "policy", may_be_quoted=True),
            behaviour("names", names=True),
            behaviour("short", "okay", "fine", whole=80),
            behaviour("plain", "no", unless=("sorry",)),
            behaviour("follows", "then", needs=("sorry",)),
            behaviour("warm", "dear", doubted_by=("short",)),
            behaviour("pets", "@pet"),
        )
    },
    (("pet", ("dog",)),),
    "0" * 64,
)
LANGUAGE = "small"


@pytest.fixture(autouse=True)
def small_catalogue(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    for module in (recognition, behaviour_matcher, listening_matcher):
        monkeypatch.setattr(module, "catalogue", lambda language: SMALL)
    yield
    recognition._shown_in.cache_clear()
    recognition._listened_for.cache_clear()


def shown(text: str) -> dict[str, bool]:
    found = shown_in(text, tuple(PEOPLE.items()), LANGUAGE)
    return {id_: any(one.is_sure for one in ones) for id_, ones in found.items()}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Sorry!", {"sorry": True}),
        ("I'm afraid so.", {"sorry": False}),
        ("Not sorry.", {}),
        ("Sorry, but wait.", {}),
        ("Sorry. But wait.", {"sorry": True}),
        ('They wrote "sorry" here', {}),
        ("You said sorry", {}),
        ("You said policy", {"cites": True}),
        ("How is he?", {"asks": True}),
        ("I know how.", {}),
        ("Come in, Mia", {"names": True}),
        ("Come in, sweetheart", {}),
        ("okay fine", {"short": True}),
        ("okay fine lamp", {"short": False}),
        ("okay fine lamp lamp lamp lamp", {}),
        ("no", {"plain": True}),
        ("no, sorry", {"sorry": True}),
        ("no, I'm afraid", {"sorry": False, "plain": True}),
        ("then", {}),
        ("sorry then", {"sorry": True, "follows": True}),
        ("dear me and my lamps", {"warm": True}),
        ("okay okay, fine dear", {"short": False, "warm": False}),
        ("a dog", {"pets": True}),
        ("", {}),
    ],
)
def test_what_is_shown(text: str, expected: dict[str, bool]):
    assert shown(text) == expected


@pytest.mark.parametrize(
    ("text", "certainty", "quoted"),
    [
        ("Sorry about your lamp.", YES, ["Sorry"]),
        ("Sorry. About your lamp.", YES, ["Sorry"]),
        ("Sorry. And now. Your lamp.", NO, []),
        ("Sorry, I mean " + "so " * 20 + "your lamp", YES, ["Sorry"]),
        ("Sorry, I mean " + "x y " * 10 + "your lamp", NO, []),
        ("A lamp, I'm afraid.", UNSURE, ["afraid"]),
    ],
)
def test_a_behaviour_about_something(text: str, certainty: Certainty, quoted: list[str]):
    condition = ShowsBehaviour("sorry", about=("lamp",), language=LANGUAGE)
    finding = condition.find(moment(text))
    assert finding.certainty is certainty
    assert quotes(finding) == quoted
    assert {each.because for each in finding.evidence} <= {"Because of sorry."}
    assert condition.looks_for() == ("signs of sorry",)


def test_words_take_back_what_is_close():
    between = [f"w{chr(97 + number)}" for number in range(SPOILS_WITHIN)]
    assert shown(" ".join(["sorry", *between, "but"])) == {"sorry": True}
    assert shown(" ".join(["sorry", *between[1:], "but"])) == {}


def test_a_behaviour_that_is_not_there():
    with pytest.raises(KeyError):
        ShowsBehaviour("no-such", language=LANGUAGE).find(moment("Sorry"))


@pytest.mark.parametrize("within", [0, 1, 3])
@pytest.mark.parametrize("sentences", [0, 1])
def test_near_is_what_counting_finds(within: int, sentences: int):
    spoken = spoken_text("a b c d. e. f g h i j k. l m")
    spans = [(1, 2), (6, 6)]
    near = Near(spans, spoken, within, sentences)
    rows = spoken.sentences
    for first in range(len(spoken)):
        last = first
        counted = any(
            max(first - other_last, other_first - last) <= within
            and abs(rows[first] - rows[other_first]) <= sentences
            for other_first, other_last in spans
        )
        assert near.touches(first, last) is counted
    assert not Near((), spoken, within).touches(0, len(spoken) - 1)


def test_the_real_catalogue_can_be_listened_for():
    real = catalogue("en")
    words = dict(real.words)
    for each in real.behaviours.values():
        for pattern in (*each.says, *each.perhaps, *each.but_not):
            resolved(pattern, words, {})
        assert each.question.endswith("?")
        assert each.because
        assert each.looked_for
        assert {*each.unless, *each.needs, *each.doubted_by} <= real.behaviours.keys()
    assert len(catalogue_digest()) == 64
    assert behaviour_ids() == tuple(real.behaviours)
    with pytest.raises(KeyError):
        catalogue("xx")
