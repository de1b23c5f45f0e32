"""Names get the capitals their scenario writes them with; everything else stays as it was heard."""

from collections.abc import Sequence

from hypothesis import given
from hypothesis import strategies as st

from simulator.speech.interface import Heard, HeardWord, HearsAllAlike
from simulator.speech.written_words import WritingListener, forms_of, names_in, written

SAYINGS = (
    "Hello, Dana Whitfield. Thursday suits me.",
    "… on Thursday …",
    "Will you mind Biscuit? A biscuit for him, Mr O’Brien!",
    "Harbour Mutual, this is Sam.",
    "I think I'm late.",
    "… dana *, this is …",
)


def heard(*words: tuple[str, tuple[str, ...]]) -> Heard:
    return Heard(tuple(HeardWord(text, 0, 1, 1.0, instead) for text, instead in words), 1.0, "test")


def test_a_name_is_what_never_stands_small() -> None:
    forms = forms_of(SAYINGS)
    assert forms["dana"] == "Dana"
    assert forms["thursday"] == "Thursday"
    assert forms["o'brien"] == "O'Brien"
    assert not {"biscuit", "hello", "will", "harbour"} & set(forms)  # nobody could tell from these


def test_i_is_no_name() -> None:
    forms = forms_of(("And then I'm off, Dana, as I said.", "It is Harbour Mutual."))
    assert forms["i'm"] == "I'm"
    assert names_in(forms) == {"dana", "harbour", "harbor", "mutual"}


def test_a_word_is_spelled_as_the_scenario_spells_it() -> None:
    forms = forms_of(("Is it Harbour Mutual? My neighbour, too, has a favorite colour.", "harbor"))
    assert forms["harbor"] == "Harbour"
    assert forms["neighbor"] == "neighbour"
    assert "favorite" not in forms
    assert not {"for", "or", "filed"} & set(forms_of(("Is it four? It is our filled tank.",)))
    assert "color" not in forms_of(("The colour or the color.",))


def test_names_and_the_first_word_are_written_so() -> None:
    found = written(
        heard(("and", ("hand", "")), ("dana's", ("danas",)), ("o'brien mutual", ()), ("on", ())),
        forms_of((*SAYINGS, "Here at Harbour Mutual.")),
    )
    assert found.text == "And Dana's O'Brien Mutual on"
    assert found.words[0].instead == ("Hand", "")


def test_a_listener_writes_what_it_expects() -> None:
    class Small(HearsAllAlike):
        name = "small"

        def expect(self, sayings: Sequence[str]) -> None:
            self.sayings = sayings

        def begin(self) -> None: ...
        def take(self, pcm: bytes) -> None: ...
        def close(self) -> None: ...
        def finish(self) -> Heard:
            return heard(("it", ()), ("is", ()), ("dana", ()))

    inner = Small()
    listener = WritingListener(inner)
    assert listener.finish().text == "It is dana"
    listener.expect(SAYINGS)
    assert inner.sayings == SAYINGS
    assert listener.finish().text == "It is Dana"
    assert listener.name == "small"


@given(st.lists(st.tuples(st.text("abI' ", max_size=6), st.lists(st.text("ab", max_size=3)).map(tuple))))
def test_doubts_stay_where_they_are(words: list[tuple[str, tuple[str, ...]]]) -> None:
    before = heard(*words)
    after = written(before, {"ab": "Ab", "b": "B"})
    assert after.text.lower() == before.text.lower()
    assert [(d.start, d.end) for d in after.doubts] == [(d.start, d.end) for d in before.doubts]
