"""The catalogue: every rule a scenario file can break, with its sentence and its remedy.

``RULES`` is the only list. The author's guide, the examples in
``tests/scenario_files/refused`` and the program are all tested against it.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Severity(StrEnum):
    """An error refuses the file; a warning is shown, and the scenario can be played."""

    ERROR = "error"
    WARNING = "warning"


@dataclass(frozen=True, slots=True)
class Rule:
    """One thing a scenario file must not do.

    Attributes:
        message: What is wrong; a template.
        remedy: What to do about it; a template.
        severity: Whether it refuses the file.
    """

    message: str
    remedy: str
    severity: Severity = Severity.ERROR


W = Severity.WARNING

_THE_FILE = {
    "SC001": Rule("The file cannot be opened: {reason}.", "Check that it is there and that you may read it."),
    "SC002": Rule("This is not a file: {what}.", "Name a file that ends in .yaml."),
    "SC003": Rule(
        "The file is too big: {what}.", "A scenario has at most {most}. Split it, or take the excess out."
    ),
    "SC004": Rule("The file is not UTF-8 text: {what}.", "Save it as UTF-8 in your editor."),
    "SC005": Rule("There is a control character ({what}) here.", "Delete it; it cannot be seen or said."),
    "SC006": Rule("The file is empty.", "Start from the smallest scenario in the author's guide."),
    "SC007": Rule(
        "The file cannot be read from here on: {reason}.",
        "Look at this line and the one above: indentation, a missing quotation mark or colon, or a file"
        " that was only half written.",
    ),
    "SC008": Rule("This is nested more than {most} deep.", "Nothing in a scenario needs that; flatten it."),
    "SC009": Rule(
        "Anchors and aliases (& and *) are not used in scenarios.",
        "Write the words out, or put the text in quotation marks if it should begin with & or *.",
    ),
    "SC010": Rule(
        "Tags (!) are not used in scenarios.", "Put the text in quotation marks if it should begin with an !."
    ),
    "SC011": Rule(
        "The file holds more than one document.", "Keep one scenario a file; take out the line ---."
    ),
    "SC012": Rule('"{key}" stands here twice; it was first given in line {line}.', "Keep one of the two."),
    "SC013": Rule(
        "This scenario was written for a newer Rapport (format {version}; this one reads up to {newest}).",
        "Update Rapport, or ask for the scenario in format {newest}.",
    ),
    "SC014": Rule(
        "The file does not say which format it is written in.", "Begin it with: format_version: {newest}"
    ),
    "SC015": Rule("This cannot be a key: {what}.", "A key is one word followed by a colon."),
}

_SHAPE = {
    "SC101": Rule('"{key}" means nothing here.', "{suggestion}Known here: {known}."),
    "SC102": Rule('"{key}" is missing here.', "Add it: {what}"),
    "SC103": Rule("{expected} belongs here, not {got}.", "{hint}"),
    "SC104": Rule('"{got}" is not one of the choices.', "{suggestion}Choose from: {known}."),
    "SC105": Rule('"{got}" is not {expected}.', "Write digits, for example {example}."),
    "SC106": Rule("{got} is out of range.", "It must be {range}."),
    "SC107": Rule("Something has to stand here; it is empty.", "Write it, or take the key out if you may."),
    "SC108": Rule("This is too long: {got}.", "At most {most}."),
    "SC109": Rule("This list needs at least {least}.", "Add what is missing."),
    "SC110": Rule('"{got}" is neither yes nor no.', "Write yes or no."),
    "SC111": Rule(
        '"{got}" cannot be an id.', "Use small letters, digits and hyphens, for example notices-dog."
    ),
    "SC112": Rule(
        '"{got}" is not a plain name.',
        "Give only the name of a portrait, place or sound, without folder, dots or ending.",
    ),
    "SC113": Rule('"{got}" is not a practice.', "Practices are a letter from A to E and a number, like A6."),
    "SC114": Rule('"{got}" is listed twice.', "Keep one; each must be different."),
    "SC115": Rule('"{got}" is not a language code.', "Write for example en, de or pt-BR."),
    "SC116": Rule(
        "The sound has no caption; who cannot hear it would not know of it.",
        "Add caption: what is heard, in a few words.",
    ),
    "SC117": Rule("There is no reply here.", "A reply needs words, or something it gives."),
}

_CONDITIONS = {
    "SC201": Rule('The pattern "{pattern}" cannot be read: {reason}.', "{hint}"),
    "SC202": Rule('"{key}" only works together with "{needs}".', 'Add "{needs}", or take "{key}" out.'),
    "SC203": Rule('There is no behaviour "{got}".', "{suggestion}The guide lists all behaviours."),
    "SC204": Rule('There is no criterion "{got}".', "{suggestion}Criteria stand under rubric."),
    "SC205": Rule("These criteria wait for each other: {circle}.", "Let one of them do without the others."),
    "SC206": Rule('There is no character "{got}".', "{suggestion}Characters stand under characters."),
    "SC207": Rule('There is nothing called "{got}" in the tray.', "{suggestion}Choose from its items."),
    "SC208": Rule('Nobody ever tells "{got}".', '{suggestion}Add it to "tells" of the line that tells it.'),
    "SC209": Rule('There is no node "{got}".', "{suggestion}Nodes stand under nodes."),
    "SC210": Rule('No branch remembers "{got}".', '{suggestion}Add it to "remember" of a branch.'),
    "SC211": Rule('There is no word set "@{got}".', "{suggestion}Define it under words, or write it out."),
    "SC212": Rule("The condition is empty.", "Say what to look for, for example says: [hello]."),
    "SC213": Rule('"{key}" needs {needs}, which is not here.', "Add {needs}, or take the condition out."),
    "SC214": Rule(
        '"{key}: no" says nothing.', 'Write "not: {{{key}: yes}}" for the opposite, or take it out.'
    ),
    "SC215": Rule(
        'Nothing was learned to recognise "{got}" by its meaning.',
        '{suggestion}Ask for a behaviour, or write patterns with "says".',
    ),
}

_STORY = {
    "SC301": Rule('There is neither a node nor an ending called "{got}".', "{suggestion}"),
    "SC302": Rule('No branch leads to the node "{got}".', "Lead a branch there, or take the node out."),
    "SC303": Rule('From the node "{got}" no ending can be reached.', "Give it a way that ends."),
    "SC304": Rule(
        "Whoever is never understood goes round for ever: {circle}.",
        'Let one "otherwise" of them lead on towards an ending.',
    ),
    "SC305": Rule('The ending "{got}" can never be reached: {reason}.', "Lead to it, or take it out."),
    "SC306": Rule(
        "The last {what} has a condition, so some replies would lead nowhere.",
        'End the list with one that has "otherwise: yes".',
    ),
    "SC307": Rule('What stands after "otherwise" is never reached.', 'Move "otherwise" to the end.'),
    "SC308": Rule(
        'A branch needs either "when" or "otherwise"; this one has {got}.',
        'Give it a condition under "when", or "otherwise: yes".',
    ),
    "SC309": Rule("Nobody says or does anything here.", 'Add "says", "does", or both.'),
    "SC310": Rule('"{got}" is the name of both a node and an ending.', "Rename one of them."),
    "SC311": Rule('"end" is a word of the format and cannot be a name.', "Choose another id."),
    "SC312": Rule("There is no fact for {{{got}}}.", "{suggestion}Facts stand under facts."),
    "SC313": Rule(
        "{{{got}}} is not filled by every alternative of the fact.", 'Add "{key}" to this alternative too.'
    ),
    "SC314": Rule("This alternative would leave a gap in the text: it is empty.", "Fill it in."),
    "SC315": Rule("There is a brace that belongs to no slot.", "Slots look like {{dog.name}}."),
    "SC316": Rule('Nobody hears or sees the character "{got}".', "Let them speak, or take them out.", W),
    "SC317": Rule('The fact "{got}" is never said.', "Use it in a line, or take it out.", W),
    "SC318": Rule(
        "A conversation can end after {got}.", "Give people at least {least} to find their way.", W
    ),
    "SC319": Rule("A conversation can last {got} replies.", "People tire; keep it within {most}.", W),
    "SC321": Rule(
        "This branch can never be taken.",
        "Its condition cannot hold here, or a branch above it always comes first; change it or take it out.",
    ),
    "SC320": Rule(
        'There is no {what} called "{got}".',
        "{suggestion}There are: {known}. A plain one is shown instead.",
        W,
    ),
}

_RUBRIC = {
    "SC401": Rule("No path can earn this criterion: {reason}.", "Make it possible, or take it out."),
    "SC402": Rule(
        "This criterion wants one exact sentence; nobody could know it.",
        "Give alternatives (a|b), optional words [like this], gaps * or further patterns.",
    ),
    "SC403": Rule("A criterion cannot come before or after itself.", "Name another criterion."),
    "SC404": Rule(
        "There is no {side} criterion that earns points.", "Relationship and task both need at least one."
    ),
    "SC405": Rule(
        'The criterion\'s own "{key}" example is judged {got}.',
        "Change the example or the condition; trainees will say the example word for word.",
        W,
    ),
    "SC406": Rule('"order" needs either "before" or "after".', "Name a criterion there."),
}

_TESTS = {
    "SC501": Rule('Test "{test}": {expectation}.', "{hint}"),
    "SC502": Rule(
        'Test "{test}" stops after {got} replies, at "{node}", before any ending.',
        "Add the replies that are missing.",
    ),
    "SC503": Rule(
        'Test "{test}" goes on after the ending "{ending}" was reached with reply {got}.',
        "Take the replies after that out.",
    ),
    "SC504": Rule("No test takes this branch.", "Add a test that does, so that it is known to work.", W),
    "SC505": Rule("No test reaches this ending.", "Add a test that does, so that it is known to work.", W),
    "SC506": Rule("The scenario has no tests.", "Add at least one for each ending.", W),
    "SC507": Rule('"{got}" is expected to be both {one} and {other}.', "Keep one of the two."),
}

RULES: dict[str, Rule] = {**_THE_FILE, **_SHAPE, **_CONDITIONS, **_STORY, **_RUBRIC, **_TESTS}
