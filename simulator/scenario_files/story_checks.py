"""Every conversation goes somewhere and ends: reachability, dead ends, endless rounds, lengths."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from simulator.domain.attempt import Reply
from simulator.domain.conversation import Conversation, Setting
from simulator.domain.scenario import END, Scenario
from simulator.scenario_files.problems import listed
from simulator.scenario_files.sheet import Path, Sheet
from simulator.scenario_files.story_graph import StoryGraph, can_end, explored, longest

FEWEST_REPLIES = 4
"""A conversation that can end sooner is hardly one."""

MOST_REPLIES = 16
"""A conversation that can last longer tires."""

_NOT_UNDERSTOOD = Reply("Xyzzy.")
"""A reply no condition looks for."""

_ROUNDS = 150
"""Replies after which a conversation that has not ended never will."""


def check_branching(sheet: Sheet) -> bool:
    """Report lists of branches and endings that would leave a reply without an answer."""
    before = len(sheet.problems)
    for node_id, node in sheet.shape.nodes.items():
        if node.says is None and node.does is None:
            sheet.report_key("SC309", ("nodes", node_id))
        here: Path = ("nodes", node_id, "branches")
        for index, branch in enumerate(node.branches):
            if (branch.when is not None) == branch.otherwise:
                got = "both" if branch.otherwise else "neither"
                sheet.report("SC308", (*here, index), got=got)
        _check_last(sheet, [((*here, i), b.otherwise) for i, b in enumerate(node.branches)], "branch")
    _check_endings(sheet)
    return len(sheet.problems) == before


def _check_endings(sheet: Sheet) -> None:
    endings = [(("endings", key), ending) for key, ending in sheet.shape.endings.items()]
    for path, ending in endings:
        if ending.when is not None and ending.otherwise:
            sheet.report_key("SC308", path, got="both")
    leads_to_end = any(b.to == END for node in sheet.shape.nodes.values() for b in node.branches)
    tried = [
        (path, ending.otherwise) for path, ending in endings if ending.when is not None or ending.otherwise
    ]
    if leads_to_end:
        _check_last(sheet, tried or [(("endings",), False)], "ending")


def _check_last(sheet: Sheet, items: Sequence[tuple[Path, bool]], what: str) -> None:
    """Report a list that does not end with "otherwise", or goes on after it."""
    last_path, is_otherwise = items[-1]
    if not is_otherwise:
        sheet.report_key("SC306", last_path, what=what)
    for (path, ends_it), (following, _) in pairwise(items):
        if ends_it:
            sheet.report_key("SC307", following if what == "ending" else path)


def check_graph(sheet: Sheet) -> StoryGraph:
    """Report what cannot be reached and what cannot be left."""
    shape, graph = sheet.shape, explored(sheet.shape)
    ending = can_end(shape, graph)
    for node_id, node in shape.nodes.items():
        if node_id not in graph.situations:
            sheet.report_key("SC302", ("nodes", node_id), got=node_id)
            continue
        if node_id not in ending:
            sheet.report_key("SC303", ("nodes", node_id), got=node_id)
        for index in range(len(node.branches)):
            if (node_id, index) not in graph.branches:
                sheet.report("SC321", ("nodes", node_id, "branches", index))
    leading = {b.to for node in shape.nodes.values() for b in node.branches}
    for ending_id in shape.endings:
        if ending_id not in graph.endings:
            named = ending_id in leading or END in leading
            reason = "its condition cannot hold on any way there" if named else "no branch leads to it"
            sheet.report_key("SC305", ("endings", ending_id), got=ending_id, reason=reason)
    _check_lengths(sheet, graph)
    _check_people(sheet, graph)
    return graph


def _check_lengths(sheet: Sheet, graph: StoryGraph) -> None:
    least, most = graph.shortest, longest(sheet.shape, graph)
    if 0 < least < FEWEST_REPLIES:
        got = "1 reply" if least == 1 else f"{least} replies"
        sheet.report_key("SC318", ("start",), got=got, least=FEWEST_REPLIES)
    if most > MOST_REPLIES:
        sheet.report_key("SC319", ("start",), got=most, most=MOST_REPLIES)


def _check_people(sheet: Sheet, graph: StoryGraph) -> None:
    shape = sheet.shape
    speaking = {node.speaker or sheet.customer for node in shape.nodes.values()}
    speaking |= {ending.speaker or sheet.customer for ending in shape.endings.values()}
    asked = {name for _, c in sheet.conditions for name in (c.to, c.names) if name}
    for character in shape.characters:
        if character not in speaking | asked:
            sheet.report_key("SC316", ("characters", character), got=character)


def check_never_understood(sheet: Sheet, scenario: Scenario) -> None:
    """Report rounds in which somebody who is never understood would be caught for ever."""
    setting, known = Setting.of(scenario, 0), set[frozenset[str]]()
    for node_id in scenario.nodes:
        circle = _caught(setting, node_id)
        if circle and frozenset(circle) not in known:
            known.add(frozenset(circle))
            sheet.report_key("SC304", ("nodes", circle[0]), circle=listed(circle))


def _caught(setting: Setting, node_id: str) -> list[str]:
    """Return the nodes of an endless round that begins at a node, in the order of the file."""
    here = replace(Conversation.begin_in(setting), node=setting.scenario.nodes[node_id])
    for _ in range(_ROUNDS):
        here = here.after(_NOT_UNDERSTOOD)
        if here.is_over:
            return []
    visited = {turn.node_id for turn in here.turns[_ROUNDS // 2 :]}
    return [node for node in setting.scenario.nodes if node in visited]
