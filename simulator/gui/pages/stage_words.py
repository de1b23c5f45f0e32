"""What the stage says: the conversation so far, who is named in it, times in words. Pure."""

from __future__ import annotations

import re
from collections.abc import Mapping

from simulator.domain.conversation import Conversation
from simulator.domain.facts import Facts, fill
from simulator.domain.scenario import Branch, Character, Scenario
from simulator.gui.widgets.conversation_so_far import Said

_OPENERS = frozenset(
    {
        "hey",
        "hi",
        "hello",
        "hullo",
        "oh",
        "ah",
        "aw",
        "wow",
        "well",
        "so",
        "and",
        "now",
        "okay",
        "ok",
        "right",
        "yes",
        "no",
        "dear",
        "my",
        "little",
        "miss",
        "mr",
        "mrs",
        "ms",
        "good",
        "morning",
        "afternoon",
        "evening",
        "day",
        "happy",
        "birthday",
        "thanks",
        "thank",
        "you",
        "welcome",
        "sorry",
        "please",
        "cheers",
        "bye",
        "goodbye",
        "ciao",
    }
)
"""Words that may stand with a name when somebody is called by it: "Happy birthday, Mia!"."""

_CLAUSE = re.compile(r"[,.!?;:…—–()\"“”\n]+")
_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")


def shown_people(scenario: Scenario, facts: Facts | None = None) -> tuple[tuple[Character, str], ...]:
    """Return each character with the name the screen may show.

    Somebody who is alone has none: asking who they are is the trainee's part. Several need their names to be
    told apart. Without facts the names are shown as far as they are known before the start.
    """
    people = tuple(scenario.characters.values())
    if len(people) == 1:
        return ((people[0], ""),)
    return tuple((one, fill(one.name, facts) if facts else one.name) for one in people)


def names_of(conversation: Conversation) -> dict[str, str]:
    """Return what each character is called where it is noted who said what."""
    setting = conversation.setting
    nobody_named = "Caller" if setting.scenario.about.channel == "phone" else "Customer"
    return {one.id: name or nobody_named for one, name in shown_people(setting.scenario, setting.facts)}


def short_names_of(conversation: Conversation) -> dict[str, str]:
    """Return what each character is called to their face."""
    setting = conversation.setting
    return {
        one.id: fill(one.called[0] if one.called else one.name, setting.facts)
        for one in setting.scenario.characters.values()
    }


def said_before(conversation: Conversation) -> tuple[Said, ...]:
    """Return every line and reply before what is said now, oldest first."""
    setting, names = conversation.setting, names_of(conversation)
    said: list[Said] = []
    came_by: Branch | None = None
    reacting = ""
    for turn in conversation.turns:
        node = setting.scenario.nodes[turn.node_id]
        if came_by is not None and came_by.says:
            said.append(Said(names[reacting], fill(came_by.says, setting.facts)))
        said.append(Said(names[node.speaker], fill(node.says, setting.facts), fill(node.does, setting.facts)))
        said.append(Said("You", turn.reply.text, _given(conversation, turn.reply.gives), is_trainee=True))
        came_by, reacting = node.branches[turn.choice.branch], node.speaker
    return tuple(said)


def said_in_all(conversation: Conversation) -> tuple[Said, ...]:
    """Return every line and reply, with what is said now."""
    names = names_of(conversation)
    now = tuple(Said(names[line.speaker], line.text, line.does) for line in conversation.lines)
    return (*said_before(conversation), *now)


def _given(conversation: Conversation, gives: str | None) -> str:
    tray = conversation.setting.scenario.tray
    if gives is None or tray is None:
        return ""
    return next((f"Gives: {item.title}" for item in tray.items if item.id == gives), "")


def named_in(text: str, people: Mapping[str, tuple[str, ...]]) -> tuple[str, ...]:
    """Return the ids of those who are called by a name in what is typed ("Mia, how old are you?").

    This only shows the trainee whom the words will reach; the scorer decides for itself.
    """
    found: list[str] = []
    for clause in _CLAUSE.split(text):
        words = tuple(word.casefold().replace("’", "'") for word in _WORD.findall(clause))
        for person, called in people.items():
            if person not in found and any(_calls(words, name) for name in called):
                found.append(person)
    return tuple(person for person in people if person in found)


def _calls(words: tuple[str, ...], name: str) -> bool:
    """Whether the clause is the name and nothing but words that go with calling somebody."""
    parts = tuple(word.casefold().replace("’", "'") for word in _WORD.findall(name))
    if not parts:
        return False
    for start in range(len(words) - len(parts) + 1):
        if words[start : start + len(parts)] == parts:
            rest = (*words[:start], *words[start + len(parts) :])
            return all(word in _OPENERS for word in rest)
    return False


def clock_text(seconds: float) -> str:
    """Return minutes and seconds: ``130.4`` -> ``"2:10"``."""
    whole = int(seconds)
    return f"{whole // 60}:{whole % 60:02}"
