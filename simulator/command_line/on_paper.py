"""What a terminal shows of a conversation and of a scorecard: plain text, the words before the numbers."""

from __future__ import annotations

import sys
import textwrap
from typing import TextIO

from simulator.domain.attempt import Reply
from simulator.domain.conversation import Conversation
from simulator.domain.decision_words import decision_words
from simulator.domain.facts import Facts, fill
from simulator.domain.scenario import Scenario
from simulator.domain.scorecard import Judgement, Scorecard
from simulator.domain.wording import (
    WHY_ADVISORY,
    Group,
    comes_back_answer,
    comes_back_question,
    group_of,
    hints_words,
    outcome_words,
    points_gained,
    points_out_of,
    sign_of,
)

WIDTH = 92


def show_briefing(conversation: Conversation, *, record: str | None) -> None:
    """Show who you are, who they are, what must be done and how to write replies."""
    scenario, facts = conversation.setting.scenario, conversation.setting.facts
    print(f"{scenario.title} · {scenario.company}\n")
    _paragraph(f"You: {fill(scenario.briefing.you, facts)}")
    _paragraph(f"They: {fill(scenario.briefing.they, facts)}")
    for heading, lines in (("To do", scenario.briefing.aim), ("You may", scenario.briefing.may)):
        for line in lines:
            _paragraph(f"{heading}: {fill(line, facts)}")
    if scenario.tray:
        items = ", ".join(item.id for item in scenario.tray.items)
        _paragraph(
            f"{scenario.tray.title}: {items} ({scenario.tray.limit} without asking). Hand over: [give …]"
        )
    if len(scenario.characters) > 1:
        _paragraph(f"Speak to one of them: [to {'] or [to '.join(scenario.characters)}], or name them.")
    extra = ", [card] for the policy card" if scenario.card else ""
    print(f"\n[hint] for a hint{extra}, [leave] to go.")
    if record:
        print("Everything you say is kept at once, for your eyes only.")


def show_lines(conversation: Conversation, out: TextIO | None = None) -> None:
    """Show what the customer says now."""
    out = out or sys.stdout
    scenario = conversation.setting.scenario
    sound = conversation.node.sound if conversation.node else None
    if sound and sound.at == "start":
        print(f"\n    ♪ {sound.caption}", file=out)
    for line in conversation.lines:
        print(file=out)
        if line.does:
            _paragraph(f"({line.does})", out)
        if line.text:
            _paragraph(f"{scenario.characters[line.speaker].name}: {line.text}", out)
    if sound and sound.at == "end":
        print(f"    ♪ {sound.caption}", file=out)


def show_reply(reply: Reply, scenario: Scenario) -> None:
    """Show a reply that came from a file."""
    to = f" (to {', '.join(scenario.characters[c].name for c in reply.to)})" if reply.to else ""
    gives = f" [gives {reply.gives}]" if reply.gives else ""
    print()
    _paragraph(f"You{to}: {reply.text}{gives}")


def show_card(scenario: Scenario, out: TextIO) -> None:
    """Show the policy card."""
    if scenario.card is None:
        print("There is no card here.", file=out)
        return
    card = scenario.card
    print(f"\n{card.title}: {card.rule}\nWhy: {card.reason.text}", file=out)
    for entry in card.may:
        print(f"  ✓ {entry.text}", file=out)
    for entry in card.may_not:
        print(f"  ✗ {entry.text}", file=out)


def show_scorecard(card: Scorecard, scenario: Scenario, facts: Facts) -> None:
    """Show how it ended in the customer's words, then the two sides, then every criterion."""
    print("\n" + "─" * WIDTH)
    ending = scenario.ending(card.ending_id) if card.ending_id else None
    if ending:
        speaker = scenario.characters[ending.speaker].name
        _paragraph(f"{speaker}: “{fill(ending.because, facts)}”")
        _paragraph(f"{comes_back_question(scenario.customer)} {comes_back_answer(ending.comes_back)}")
        if ending.afterwards:
            _paragraph(fill(ending.afterwards, facts))
    print(f"\nRelationship  {points_out_of(card.relationship)}\nTask          {points_out_of(card.task)}")
    _paragraph(": ".join(outcome_words(card, scenario.rubric)))
    if card.hints:
        _paragraph(hints_words(card.hints, scenario.rubric.hint_cost))
    for group in Group:
        judged = [j for j in card.judgements if group_of(j) is group]
        if judged:
            print(f"\n{group} ({len(judged)})")
        for judgement in judged:
            _show_judgement(judgement, facts)


def _show_judgement(judged: Judgement, facts: Facts) -> None:
    gained = points_gained(judged)
    print(f" {sign_of(judged)} {judged.criterion.title}" + (f"  ({gained})" if gained else ""))
    if judged.is_advisory:
        _paragraph(WHY_ADVISORY, indent="     ")
    for evidence in judged.evidence:
        quote = f"“{evidence.quote}” " if evidence.quote else ""
        _paragraph(f"turn {evidence.turn}: {quote}{evidence.because}", indent="     ")
    if judged.overruled:
        _paragraph(decision_words(judged.overruled), indent="     ")
    if group_of(judged) is Group.MISSED:
        _paragraph(f"listened for: {fill(judged.looked_for, facts)}", indent="     ")


def _paragraph(text: str, out: TextIO | None = None, indent: str = "") -> None:
    print(
        textwrap.fill(text, WIDTH, initial_indent=indent, subsequent_indent=indent + "  "),
        file=out or sys.stdout,
    )
