"""explain_text: one text as it was understood, and the account of every criterion and behaviour."""

from __future__ import annotations

from dataclasses import dataclass

from simulator.domain.attempt import Doubt, Reply, clean_reply
from simulator.domain.evidence import Certainty
from simulator.domain.moment import Moment
from simulator.domain.rubric import Criterion
from simulator.domain.scenario import Scenario
from simulator.scoring.behaviours.catalogue import behaviour_ids
from simulator.scoring.explaining.account import Account
from simulator.scoring.explaining.accounts import account_of
from simulator.scoring.matchers.behaviour import ShowsBehaviour
from simulator.scoring.single_text import TextFinding, judge_text, moment_of
from simulator.scoring.spoken_text import SpokenText, spoken_text


@dataclass(frozen=True, slots=True)
class Word:
    """One word as it was understood.

    Attributes:
        number: Its place, from 0.
        word: As it is compared.
        written: As it was written.
        sentence: From 0.
        scopes: What it stands in: "negated by not", "quoted", "reported", "question".
    """

    number: int
    word: str
    written: str
    sentence: int
    scopes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Explained:
    """A criterion or a behaviour, with its verdict and the account of it.

    Attributes:
        id: Its id.
        is_behaviour: Whether it is a behaviour; else a criterion.
        finding: What ``judge_text`` made of it.
        account: What it listened for.
        opportunity: The account of where it can be met at all; None if that is everywhere.
        notes: What else there is to know of the criterion, in words.
    """

    id: str
    is_behaviour: bool
    finding: TextFinding
    account: Account
    opportunity: Account | None = None
    notes: tuple[str, ...] = ()

    @property
    def is_worth_telling(self) -> bool:
        """Whether it fires, or nearly does."""
        is_kept_out = self.opportunity is not None and self.opportunity.certainty is Certainty.NO
        fires = self.account.certainty is not Certainty.NO
        return (fires and (not is_kept_out or self.account.is_near)) or self.account.is_near


@dataclass(frozen=True, slots=True)
class Explanation:
    """One text, explained.

    Attributes:
        words: As they were understood.
        notes: Where it was said, as far as that is known.
        explained: Every criterion, then every behaviour.
    """

    words: tuple[Word, ...]
    notes: tuple[str, ...]
    explained: tuple[Explained, ...]


def explain_text(
    scenario: Scenario | None,
    text: str,
    to: tuple[str, ...] = (),
    customer: str | None = None,
    doubts: tuple[Doubt, ...] = (),
) -> Explanation:
    """Judge one text as ``judge_text`` does, and account for it.

    Raises:
        ValueError: The text is empty or too long, or the doubts do not fit it.
    """
    judged = judge_text(scenario, text, to, customer, doubts)
    moment = moment_of(scenario, Reply(clean_reply(text), to=to), customer)
    criteria = scenario.rubric.criteria if scenario else ()
    return Explanation(
        words_of(spoken_text(moment.reply.text)),
        _place(moment, customer, doubts),
        (
            *(_of_criterion(each, judged.criteria[each.id], moment) for each in criteria),
            *(_of_behaviour(id_, judged.behaviours[id_], moment) for id_ in behaviour_ids()),
        ),
    )


def words_of(spoken: SpokenText) -> tuple[Word, ...]:
    """Return the words of a text with the scopes they stand in."""
    return tuple(
        Word(index, word, spoken.quote(index, index), spoken.sentences[index], _scopes(spoken, index))
        for index, word in enumerate(spoken.words)
    )


def _scopes(spoken: SpokenText, index: int) -> tuple[str, ...]:
    negator = spoken.negators[index]
    told = (
        f"negated by {spoken.words[negator]}" if negator >= 0 else "",
        "quoted" if spoken.quoted[index] else "",
        "reported" if spoken.reported[index] else "",
        "question" if spoken.questions[index] else "",
    )
    return tuple(filter(None, told))


def _place(moment: Moment, customer: str | None, doubts: tuple[Doubt, ...]) -> tuple[str, ...]:
    if not customer:
        where = "Where it was said is not known: conditions about place and order hold."
    elif moment.node_id is None:
        where = f"The customer's line is none of the scenario's; it sounds like the {moment.part}."
    else:
        where = f"Said at “{moment.node_id}”, in the {moment.part}."
    heard = "Some words were not heard clearly: a verdict stands only where every hearing gives it."
    return (where, heard) if doubts else (where,)


def _of_criterion(criterion: Criterion, finding: TextFinding, moment: Moment) -> Explained:
    notes: list[str] = []
    order = criterion.order
    if order and order.before:
        notes.append(f"In a conversation it counts only before “{order.before}” is met.")
    if order and order.after:
        notes.append(f"In a conversation it counts only after “{order.after}” is met.")
    opportunity = account_of(criterion.opportunity, moment) if criterion.opportunity else None
    if opportunity is not None and opportunity.certainty is Certainty.NO:
        notes.append("There is no opportunity for it here, so its words do not count.")
    account = account_of(criterion.listen_for, moment)
    return Explained(criterion.id, False, finding, account, opportunity, tuple(notes))


def _of_behaviour(behaviour_id: str, finding: TextFinding, moment: Moment) -> Explained:
    return Explained(behaviour_id, True, finding, account_of(ShowsBehaviour(behaviour_id), moment))
