"""What was learned: it hears indirect wording, quotes it, and doubts what is like nothing it knows."""

import json
import shutil
from functools import cache
from pathlib import Path

import pytest

from simulator.bundled_files import scenarios_folder
from simulator.domain.attempt import PERHAPS, Doubt, Reply
from simulator.domain.conversation import Conversation
from simulator.domain.scenario import Scenario
from simulator.domain.scorecard import Verdict
from simulator.scenario_files.library import read_source
from simulator.scoring.meaning import find_sentence_model, learned
from simulator.scoring.meaning.clauses import clause_at
from simulator.scoring.meaning.sentence_model import SWITCH
from simulator.scoring.scorer import score
from simulator.scoring.single_text import judge_text
from simulator.scoring.spoken_text import spoken_text

BOOTS = "Right then. Saturday it is, I'll have my boots by your door at two"


@cache  # read when a test asks, not while tests are collected
def story() -> Scenario:
    return read_source(scenarios_folder() / "barking-dog.yaml").scenario


@pytest.fixture(autouse=True)
def model_is_there() -> None:
    if find_sentence_model() is None:
        pytest.skip("the sentence model is not installed")


def test_hears_what_has_no_known_wording_and_quotes_its_clause(monkeypatch: pytest.MonkeyPatch) -> None:
    text = "um i had one of those when i was little he ate my dads shoes"
    found = learned.likeness("shares-own", text)
    assert found is not None
    bars, like = found
    assert like.chance >= bars.yes
    assert spoken_text(text).quote(like.first, like.last) in text
    monkeypatch.setenv(SWITCH, "off")
    assert learned.likeness("shares-own", text) is None


@pytest.mark.parametrize(
    ("question", "text"),
    [
        ("apologises", "I'm not here to apologise."),
        ("thanks", "No thanks to you."),
        ("commits-to-time", "The shop opens at nine."),
        ("offers-gesture", "I would like a dessert myself."),
    ],
)
def test_words_without_the_act_are_no_yes(question: str, text: str) -> None:
    found = learned.likeness(question, text)
    assert found is not None
    assert found[1].chance < found[0].yes


def test_an_answer_says_that_it_rests_on_meaning() -> None:
    judged = judge_text(story(), BOOTS, customer="So nobody can tell me when the assessor's coming?")
    by_meaning = [
        each
        for each in (*judged.criteria.values(), *judged.behaviours.values())
        if "by its meaning" in each.because
    ]
    assert by_meaning
    assert all(each.quote and each.quote in BOOTS for each in by_meaning)


def test_customers_go_by_wording(monkeypatch: pytest.MonkeyPatch) -> None:
    said = (
        BOOTS,
        "ugh, three days of toast, nobody signs up for that",
        "had a lab myself, menace with shoes",
    )

    def path() -> list[str]:
        here = Conversation.begin(story(), 0)
        for text in said:
            here = here.after(Reply(text, rings=1))
        return [turn.node_id for turn in here.attempt.turns]

    with_meaning = path()
    monkeypatch.setenv(SWITCH, "off")
    assert path() == with_meaning


def test_a_file_s_own_tests_go_by_wording() -> None:
    attempt = Conversation.begin(story(), 0).after(Reply(BOOTS, rings=1)).attempt
    as_written = score(story(), attempt, is_as_written=True)
    assert not any("by its meaning" in e.because for j in as_written.judgements for e in j.evidence)


def test_a_slip_of_the_listener_turns_no_yes_round() -> None:
    text = "had a lab myself when i was small he chewed through my dads shoes"
    clear = judge_text(story(), text).behaviours["shares-own"]
    doubted = judge_text(story(), text, doubts=(Doubt(8, 11, ("lap", "lad")),)).behaviours["shares-own"]
    assert clear.verdict is Verdict.YES
    assert doubted.verdict is not Verdict.NO


@pytest.mark.parametrize("ways", [("here,",), (PERHAPS, "here,")])
def test_meaning_is_asked_of_what_may_have_been_said_as_well(ways: tuple[str, ...]) -> None:
    heard = "Harbour Mutual claims. All over here whom am I talking to."
    asked = judge_text(story(), heard.replace("here", "here,")).criteria["asks-her-name"]
    assert asked.verdict is Verdict.YES
    assert "by its meaning" in asked.because
    assert judge_text(story(), heard).criteria["asks-her-name"].verdict is Verdict.NO
    doubted = judge_text(story(), heard, doubts=(Doubt(32, 36, ways),)).criteria["asks-her-name"]
    assert doubted.verdict is Verdict.UNSURE
    assert "here," in doubted.because


def test_nothing_is_learned_from_a_file_for_another_model(tmp_path: Path) -> None:
    model = find_sentence_model()
    assert model is not None
    source = Path(learned.__file__).with_name("learned-en.npz")
    copy = Path(shutil.copy(source, tmp_path))
    told = json.loads(source.with_suffix(".json").read_text(encoding="utf-8"))
    copy.with_suffix(".json").write_text(json.dumps({**told, "model": "0" * 64}), encoding="utf-8")
    with pytest.raises(ValueError, match="another sentence model"):
        learned.Learned(model, copy)


def test_every_question_is_a_behaviour_or_a_criterion() -> None:
    known = {f"{story().id}-{criterion.id}" for criterion in story().rubric.criteria}
    mine = {question for question in learned.questions() if question.startswith(f"{story().id}-")}
    assert mine
    assert mine <= known


@pytest.mark.parametrize("text", ["", "...", "🐕", "a", "x " * 4000])
def test_odd_texts(text: str) -> None:
    found = learned.likeness("greets", text)
    assert found is None or 0 <= found[1].chance <= 100


def test_clauses_of_speech_without_marks() -> None:
    text = "oh no okay that sounds awful let me get your number and then i will call the assessor for you"
    spoken = spoken_text(text)
    spans = sorted({clause_at(spoken, index) for index in range(len(spoken))})
    assert [first for first, _ in spans] == [0, *(last + 1 for _, last in spans[:-1])]
    assert all(last - first < 15 for first, last in spans)
