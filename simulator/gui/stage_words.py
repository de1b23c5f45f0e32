"""What the stage says: the conversation so far, whom the words call, times in words. Pure."""

from __future__ import annotations

from collections.abc import Mapping

from simulator.domain.conversation import Conversation
from simulator.domain.facts import Facts, fill
from simulator.domain.scenario import Branch, Character, Scenario
from simulator.gui.widgets.conversation_so_far import Said


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
    """Return the ids of those whom the words call by a name, as the scorer hears it."""
    from simulator.scoring.naming import calls_of  # late: the first window needs no scoring

    called = {call.character for call in calls_of(text, tuple(people.items())) if call.is_address}
    return tuple(person for person in people if person in called)


def clock_text(seconds: float) -> str:
    """Return minutes and seconds: ``130.4`` -> ``"2:10"``."""
    whole = int(seconds)
    return f"{whole // 60}:{whole % 60:02}"
