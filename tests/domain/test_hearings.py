"""Hearings: what a reply may have been, and that nothing unclear is ever held to be sure."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from simulator.domain.attempt import LONGEST_REPLY, Doubt, Reply, clean_reply
from simulator.domain.evidence import NOTHING, Certainty, Evidence, Finding
from simulator.domain.hearings import (
    answer_in_all,
    chance_in_all,
    find_in_all,
    hearings_of,
    moments_of,
)
from simulator.domain.moment import Line, Moment
from simulator.domain.other_hearings import MOST_VARIANTS, unlikely_hearings
from simulator.domain.unheard import with_unheard

YES, UNSURE, NO = Certainty.YES, Certainty.UNSURE, Certainty.NO


@dataclass(frozen=True)
class Contains:
    """Holds where some words are there; perhaps where others are."""

    words: str
    perhaps: str = ""

    def find(self, moment: Moment) -> Finding:
        for words, certainty in ((self.words, YES), (self.perhaps, UNSURE)):
            at = moment.reply.text.find(words) if words else -1
            if at >= 0:
                quote = Evidence(moment.turn, at, at + len(words), words, "Because.", certainty)
                return Finding(certainty, (quote,))
        return NOTHING

    def looks_for(self) -> tuple[str, ...]:
        return (self.words,)


@dataclass(frozen=True)
class Lacks(Contains):
    """Holds where the words are not there; there is nothing to quote."""

    def find(self, moment: Moment) -> Finding:
        return NOTHING if self.words in moment.reply.text else Finding(YES)


def spoken(text: str, **instead: str | tuple[str, ...]) -> Reply:
    """A reply with doubtful words: ``can=("can't",)``."""
    doubts = [
        Doubt(text.index(word), text.index(word) + len(word), ways if isinstance(ways, tuple) else (ways,))
        for word, ways in instead.items()
    ]
    return Reply(text, heard=text, doubts=tuple(sorted(doubts, key=lambda doubt: doubt.start)))


def at(reply: Reply) -> Moment:
    return Moment(reply, 2, Line("dana", "Well?"), {}, {}, "dana")


def texts(reply: Reply) -> list[str]:
    return [hearing.text for hearing in hearings_of(reply)]


def test_a_typed_reply_is_only_itself() -> None:
    reply = Reply("I can do that", heard="I can do that", hints=1)
    assert hearings_of(reply) == (reply,)
    assert moments_of(at(reply)) == (at(reply),)


def test_each_doubt_is_resolved_each_way_and_all_at_once() -> None:
    reply = spoken("I can see your dog", can=("can't", "cannot"), dog=("dock",))
    assert texts(reply) == [
        "I can see your dog",
        "I can't see your dog",
        "I can see your dock",
        "I cannot see your dog",
        "I can't see your dock",
    ]
    assert all(not hearing.doubts and hearing.heard == reply.heard for hearing in hearings_of(reply))


@pytest.mark.parametrize(
    ("text", "doubt", "other"),
    [
        ("I do not mind", Doubt(5, 8, ("",)), "I do mind"),
        ("not at all", Doubt(0, 3, ("",)), "at all"),
        ("I would not", Doubt(8, 11, ("",)), "I would"),
        ("I can do it", Doubt(5, 5, ("not",)), "I can not do it"),
        ("I can do it", Doubt(6, 6, ("not",)), "I can not do it"),
        ("I can.", Doubt(5, 5, ("not",)), "I can not."),
        ("I can", Doubt(0, 0, ("Sorry",)), "Sorry I can"),
        ("I can", Doubt(5, 5, (" not\n now ",)), "I can not now"),
        ("I can't", Doubt(5, 7, ("",)), "I can"),
        ("one two three", Doubt(3, 8, ("too",)), "one too three"),
    ],
)
def test_spaces_stay_tidy(text: str, doubt: Doubt, other: str) -> None:
    assert texts(Reply(text, doubts=(doubt,))) == [text, other]


def test_nothing_at_all_is_no_hearing_unless_something_was_given() -> None:
    doubt = Doubt(0, 2, ("",))
    assert texts(Reply("um", doubts=(doubt,))) == ["um"]
    assert texts(Reply("um", gives="balloon", doubts=(doubt,))) == ["um", ""]
    assert texts(Reply("", gives="balloon", doubts=(Doubt(0, 0, ("here",)),))) == ["", "here"]


def test_what_would_be_too_long_is_no_hearing() -> None:
    text = "a" * LONGEST_REPLY
    assert texts(Reply(text, doubts=(Doubt(0, 1, ("bb",)),))) == [text]


def test_the_same_words_are_judged_once() -> None:
    assert texts(spoken("for you", **{"for": ("for", " for ", "four")})) == ["for you", "four you"]


@pytest.mark.parametrize("count", [2, 23, 24, 25, 100])
def test_every_doubt_is_tried_however_many_there_are(count: int) -> None:
    words = [f"w{number:03d}" for number in range(count)]
    reply = spoken(" ".join(words), **{word: (word.upper(), "x") for word in words})
    heard = texts(reply)
    assert len(heard) <= 1 + MOST_VARIANTS
    for word in words:
        assert find_in_all(Contains(word), at(reply)).certainty is UNSURE
    assert " ".join(words).upper() in heard


def test_what_hangs_on_an_unclear_word_is_not_sure_and_says_which() -> None:
    reply = spoken("I can do that for you", can="can't", you="Hugh")
    for condition, quote in ((Contains("I can do"), "I can do"), (Contains("can't"), "can")):
        found = find_in_all(condition, at(reply))
        assert found.certainty is UNSURE
        assert [(each.turn, each.quote, each.because, each.certainty) for each in found.evidence] == [
            (2, quote, "Not clearly heard: “can” may have been “can't”.", UNSURE)
        ]
        assert reply.text[found.evidence[0].start : found.evidence[0].end] == quote


def test_what_does_not_hang_on_it_stays_as_it_was() -> None:
    reply = spoken("I can do that for you", can="can't")
    plain = at(replace(reply, doubts=()))
    for condition in (Contains("for you"), Contains("sorry"), Contains("x", "that"), Lacks("sorry")):
        assert find_in_all(condition, at(reply)) == condition.find(plain)


@pytest.mark.parametrize(
    ("reply", "told"),
    [
        (spoken("I do not mind", **{"not": ""}), "“not” may not have been said."),
        (Reply("I can do", doubts=(Doubt(5, 5, ("not",)),)), "there may have been “not” after “can”."),
        (Reply("can do", doubts=(Doubt(0, 0, ("I do not",)),)), "there may have been “I do not” first."),
        (spoken("I do not", **{"not": ("now", "", "nought")}), "“not” may have been “now” or “nought”."),
        (spoken("not a", **{"not": "now", "a": "the"}), "“not” may have been “now”."),
    ],
)
def test_it_is_told_in_plain_words(reply: Reply, told: str) -> None:
    found = find_in_all(Contains("not"), at(reply))
    assert found.certainty is UNSURE
    assert {each.because for each in found.evidence} == {f"Not clearly heard: {told}"}


def test_words_that_only_all_doubts_together_make() -> None:
    found = find_in_all(Contains("ice cream"), at(spoken("I scream", I="ice", scream="cream")))
    assert [each.quote for each in found.evidence] == ["I scream"]
    assert found.evidence[0].because == (
        "Not clearly heard: “I” may have been “ice”; “scream” may have been “cream”."
    )


def test_where_nothing_can_be_quoted_the_unclear_words_are() -> None:
    found = find_in_all(Lacks("not"), at(spoken("I do not mind", **{"not": "now"})))
    assert [each.quote for each in found.evidence] == ["not"]
    missing = find_in_all(Lacks("not"), at(Reply("I do mind", doubts=(Doubt(4, 4, ("not",)),))))
    assert [each.quote for each in missing.evidence] == ["do"]
    first = find_in_all(Lacks("not"), at(Reply("I do mind", doubts=(Doubt(0, 0, ("not",)),))))
    assert [each.quote for each in first.evidence] == ["I"]
    silent = Reply("", gives="balloon", doubts=(Doubt(0, 0, ("not",)),))
    assert [each.quote for each in find_in_all(Lacks("not"), at(silent)).evidence] == [""]


def test_it_says_whether_order_can_be_told() -> None:
    twice = spoken("sorry I said I am sorry", said="sat")
    assert answer_in_all(Contains("sorry"), at(twice)).is_placed
    first = Reply("sorry I am sorry", doubts=(Doubt(0, 5, ("sore",)),))
    answer = answer_in_all(Contains("sorry"), at(first))
    assert (answer.finding.certainty, answer.is_placed) == (YES, False)
    amid = spoken("I see", see="can see that")
    assert not answer_in_all(Contains("that"), at(amid)).is_placed


WORDS = st.sampled_from(("can", "can't", "not", "sorry", "dog", "you", "a", "I", ",", "", "é", "\u200d"))
SAID = st.lists(WORDS, min_size=1, max_size=12).map(lambda words: clean_reply(" ".join(words))).filter(bool)


@st.composite
def doubted(draw: st.DrawFn) -> Reply:
    """A reply with any doubts at all."""
    text = draw(SAID)
    cuts = sorted(draw(st.lists(st.integers(0, len(text)), max_size=12)))
    ways = st.lists(st.one_of(WORDS, st.text(max_size=4)), min_size=1, max_size=4).map(tuple)
    doubts = tuple(Doubt(a, b, draw(ways)) for a, b in zip(cuts[::2], cuts[1::2], strict=False))
    return Reply(text, heard=text, gives=draw(st.sampled_from((None, "balloon"))), doubts=doubts)


CONDITIONS = st.builds(
    lambda kind, words, perhaps: kind(words, perhaps),
    st.sampled_from((Contains, Lacks)),
    st.sampled_from(("can", "not", "sorry dog", "can't", "dog,")),
    st.sampled_from(("", "a", "you")),
)


@given(doubted())
def test_hearings_are_few_clean_and_apart(reply: Reply) -> None:
    hearings = hearings_of(reply)
    assert hearings[0] == replace(reply, doubts=())
    assert len(hearings) <= 1 + MOST_VARIANTS
    assert len({hearing.text for hearing in hearings}) == len(hearings)
    for hearing in hearings:
        assert replace(hearing, text=reply.text, doubts=reply.doubts) == reply


@given(doubted(), CONDITIONS)
def test_nothing_is_surer_than_in_each_hearing(reply: Reply, condition: Contains) -> None:
    found = find_in_all(condition, at(reply))
    each = {condition.find(moment).certainty for moment in moments_of(at(reply))}
    assert {found.certainty} == each if len(each) == 1 else found.certainty is UNSURE
    for evidence in found.evidence:
        assert reply.text[evidence.start : evidence.end] == evidence.quote
    if len(each) > 1:
        assert found.evidence
        assert all(one.because.startswith("Not clearly heard: ") for one in found.evidence)


@pytest.mark.parametrize(
    ("heard", "said"),
    [
        ("Sit down. Please. We wait.", "down, Please, We"),
        ("Have a good evening Mia and bye.", "evening , Mia , and"),
        ("Have a good evening. Princess Mia and bye.", "evening, Princess Mia , and"),
        ("Get some rest. Dana and give him a pat.", "rest, Dana , and"),
        ("Take care Mrs Whitfield.", "care , Mrs Whitfield."),
    ],
)
def test_other_marks_may_bring_what_was_heard_without_them_and_make_it_not_sure(
    heard: str, said: str
) -> None:
    answer = answer_in_all(Contains(said), at(by_voice(heard)))
    assert answer.finding.certainty is UNSURE
    assert all(heard[each.start : each.end] == each.quote for each in answer.finding.evidence)
    assert "Not clearly heard" in answer.finding.evidence[0].because
    assert answer_in_all(Contains(said), at(Reply(heard))).finding.certainty is NO  # typed: as it is


def by_voice(heard: str) -> Reply:
    """Return a reply whose words were heard clearly."""
    return Reply(heard, heard=heard, doubts=with_unheard(heard, ()))


def test_other_marks_take_nothing_and_make_no_opportunity() -> None:
    moment = at(by_voice("Sit down. Please. I can see you there Mia."))
    assert answer_in_all(Contains("down. Please"), moment).finding.certainty is YES
    assert chance_in_all(Contains("down, Please"), moment) is NO


@given(text=st.text("aAbB iI.,'", min_size=1, max_size=40))
def test_whatever_was_heard_keeps_its_words_whatever_its_marks(text: str) -> None:
    said = clean_reply(text)
    if said:
        for hearing in unlikely_hearings(by_voice(said)):
            assert re.findall(r"[\w']+", hearing.reply.text) == re.findall(r"[\w']+", said)
