"""Marking: labelled replies and what a detector made of them -> marks, and marks -> cards."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from simulator.domain.scenario import Scenario
from simulator.scoring.exam.cards import KeptCard
from simulator.scoring.exam.digests import behaviour_digest, card_digest, question_digest, setting_digest
from simulator.scoring.exam.labelled_replies import BEHAVIOURS, CRITERIA, LabelledReply, Labels, named_in
from simulator.scoring.exam.marks import Marks, MarkSheet

Verdicts = Mapping[str, str]
"""Criterion or behaviour -> "yes", "no" or "unsure"."""

Answer = tuple[Verdicts, Verdicts]
"""The verdicts of one reply: criteria, behaviours."""

Asked = Mapping[str, tuple[frozenset[str], frozenset[str]]]
"""Scenario -> the criteria and behaviours people were asked about."""


def asked_in(replies: Sequence[LabelledReply]) -> Asked:
    """Return what is examined: whatever labels name at all; people looked for all behaviours everywhere."""
    named = named_in(replies)
    behaviours = frozenset[str]().union(*(found for _, found in named.values()))
    return {scenario: (criteria, behaviours) for scenario, (criteria, _) in named.items()}


def marked(replies: Sequence[LabelledReply], answers: Sequence[Answer], asked: Asked) -> MarkSheet:
    """Return what a detector came to.

    Args:
        replies: The labelled replies.
        answers: What was made of each, in the same order.
        asked: What is examined; a name the detector does not know is passed over.
    """
    sheet = MarkSheet()
    for reply, (criteria, behaviours) in zip(replies, answers, strict=True):
        of_scenario, of_all = asked[reply.scenario]
        ours = {f"{reply.scenario}/{id_}": id_ for id_ in of_scenario}
        _mark(sheet.criteria, ours, reply.criteria, criteria)
        _mark(sheet.behaviours, {id_: id_ for id_ in of_all}, reply.behaviours, behaviours)
    return sheet


def _mark(marks: dict[str, Marks], ids: Mapping[str, str], labels: Labels, verdicts: Verdicts) -> None:
    for shown, id_ in ids.items():
        if id_ in verdicts and id_ not in labels.unsure:
            marks.setdefault(shown, Marks()).add(verdicts[id_], is_seen=id_ in labels.yes)


def digests_of(
    replies: Sequence[LabelledReply], scenarios: Mapping[str, Scenario], asked: Asked
) -> dict[str, tuple[str, str]]:
    """Return, for each card these replies make, the digest of its question and of all it rests on."""
    found: dict[str, tuple[str, str]] = {}
    for id_ in sorted(frozenset[str]().union(*(behaviours for _, behaviours in asked.values()))):
        question = _known(id_)
        if question:
            found[id_] = (question, card_digest(question, "", replies, id_, BEHAVIOURS))
    for name, scenario in scenarios.items():
        mine = [reply for reply in replies if reply.scenario == name]
        setting = setting_digest(scenario)
        for each in scenario.rubric.criteria:
            if each.id in asked[name][0]:
                question = question_digest(each)
                digest = card_digest(question, setting, mine, each.id, CRITERIA)
                found[f"{name}/{each.id}"] = (question, digest)
    return found


def _known(behaviour_id: str) -> str:
    try:
        return behaviour_digest(behaviour_id)
    except KeyError:
        return ""


def made_cards(
    patterns: MarkSheet, meaning: MarkSheet, digests: Mapping[str, tuple[str, str]], date: str
) -> dict[str, KeptCard]:
    """Return the cards of two mark sheets over the same replies."""
    ours, theirs = patterns.all_of_both, meaning.all_of_both
    return {
        id_: KeptCard(question, ours[id_].card(id_, date, digest), theirs[id_].card(id_, date, digest))
        for id_, (question, digest) in digests.items()
        if id_ in ours and id_ in theirs
    }
