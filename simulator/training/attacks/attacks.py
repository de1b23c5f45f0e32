"""ATTACKS: every attack by name, with what it does in one sentence and what it says at a scene."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from simulator.domain.facts import draw, fill
from simulator.scoring.behaviours.catalogue import catalogue
from simulator.training.attacks.scene import Scene, nth
from simulator.training.attacks.stock_lines import (
    EMPTY_COURTESY,
    NICE_LIST,
    NICE_WORDS,
    STOCK_EMPATHY,
    STOCK_FEELINGS,
    STOCK_OWNERSHIP,
    TICKED_OFF,
)
from simulator.training.attacks.twisting import negated, nth_stranger, sentences, shuffled, wrong

SILENCE = "..."


@dataclass(frozen=True, slots=True)
class Attack:
    """One way to collect points without a conversation.

    Attributes:
        name: A few words; unique.
        does: One sentence on what is played.
        says: The reply at a scene.
    """

    name: str
    does: str
    says: Callable[[Scene], str]


def _once(words: str, scene: Scene) -> str:
    return words if scene.turn == 1 else SILENCE


def _nice_words_at_once(scene: Scene) -> str:
    return _once(NICE_WORDS, scene)


def _nice_words_each_turn(_scene: Scene) -> str:
    return NICE_WORDS


def _keyword_list(_scene: Scene) -> str:
    return NICE_LIST


def _titles(scene: Scene) -> str:
    return " ".join(f"{each.title}." for each in scene.rewarded)


def _one_title(scene: Scene) -> str:
    return nth(tuple(f"{each.title}." for each in scene.rewarded), scene.turn)


def _questions(scene: Scene) -> str:
    asked = tuple(each.question for each in catalogue().behaviours.values() if each.side == "supports")
    return " ".join(nth(asked, (scene.turn - 1) * 4 + step) for step in range(1, 5))


def _looked_for(scene: Scene) -> str:
    return " ".join(f"{_capital(fill(each.looked_for, scene.facts))}." for each in scene.rewarded)


def _looked_for_claimed(scene: Scene) -> str:
    return " ".join(f"I give you {fill(each.looked_for, scene.facts)}." for each in scene.rewarded)


def _reasons_why(scene: Scene) -> str:
    return " ".join(each.why for each in scene.rewarded)


def _hints(scene: Scene) -> str:
    return fill(scene.here.node.hint, scene.facts) if scene.here.node and scene.here.node.hint else "Okay."


def _negated(scene: Scene) -> str:
    return negated(scene.model_line)


def _negated_examples(scene: Scene) -> str:
    return negated(" ".join(nth(scene.good_lines, scene.turn + step) for step in range(3)))


def _parroted(scene: Scene) -> str:
    return scene.customer_words or SILENCE


def _parroted_as_question(scene: Scene) -> str:
    return f"So, {scene.customer_words.rstrip('.!?')}?" if scene.customer_words else SILENCE


def _wrong_facts(scene: Scene) -> str:
    return wrong(scene, scene.model_line)


def _stranger_addressed(scene: Scene) -> str:
    return f"{nth_stranger(scene)}, {scene.model_line}"


def _other_customer(scene: Scene) -> str:
    facts = draw(scene.scenario.facts, scene.here.setting.seed + 1)
    return fill(scene.here.node.good, facts) if scene.here.node else SILENCE


def _wrong_everything(scene: Scene) -> str:
    return f"{nth_stranger(scene)}, {_wrong_facts(scene)}"


def _shuffled(scene: Scene) -> str:
    return shuffled(scene.model_line, f"{scene.here.setting.seed}:{scene.turn}")


def _shuffled_examples(scene: Scene) -> str:
    return shuffled(" ".join(scene.good_lines), f"{scene.here.setting.seed}:{scene.turn}")


def _stock_empathy(_scene: Scene) -> str:
    return STOCK_EMPATHY


def _stock_ownership(_scene: Scene) -> str:
    return STOCK_OWNERSHIP


def _courtesy(scene: Scene) -> str:
    return nth(EMPTY_COURTESY, scene.turn)


def _ticked_off(scene: Scene) -> str:
    return nth(TICKED_OFF, scene.turn)


def _one_line_for_ever(scene: Scene) -> str:
    return fill(scene.scenario.nodes[scene.scenario.start].good, scene.facts)


def _examples_at_once(scene: Scene) -> str:
    return _once(" ".join(scene.good_lines), scene)


def _examples_singly(scene: Scene) -> str:
    return nth(scene.good_lines, scene.turn)


def _refused(scene: Scene) -> str:
    return " ".join(f"I refuse to say: {sentence}" for sentence in sentences(scene.model_line))


def _two_stock_lines(scene: Scene) -> str:
    return f"{nth(STOCK_FEELINGS, scene.turn * 2 - 1)} {nth(STOCK_FEELINGS, scene.turn * 2)}"


def _examples_each_turn(scene: Scene) -> str:
    return " ".join(scene.good_lines)


def _model_lines_at_once(scene: Scene) -> str:
    return _once(" ".join(scene.model_lines), scene)


def _from_elsewhere(scene: Scene) -> str:
    lines = tuple(
        fill(node.good, draw(other.facts, 0)) for other in scene.others for node in other.nodes.values()
    )
    return nth(lines, scene.turn)


def _listed(scene: Scene) -> str:
    words = dict.fromkeys(
        word for line in scene.good_lines for word in line.replace(",", " ").rstrip(".!?").split()
    )
    return ", ".join(words)


def _capital(text: str) -> str:
    return f"{text[:1].upper()}{text[1:]}"


ATTACKS: tuple[Attack, ...] = (
    Attack("nice words at once", "All the nice words in one turn, then silence.", _nice_words_at_once),
    Attack("nice words each turn", "All the nice words in every turn.", _nice_words_each_turn),
    Attack("keywords in a list", "Bare keywords of all scenarios, with commas between.", _keyword_list),
    Attack("rubric titles", "The titles of the rubric read aloud, all of them in every turn.", _titles),
    Attack("rubric titles singly", "One title of the rubric a turn.", _one_title),
    Attack("catalogue questions", "The questions of the behaviour catalogue read aloud.", _questions),
    Attack("what is looked for", "What the rubric listens for, strung together as sentences.", _looked_for),
    Attack("what is looked for, claimed", "The same, with “I give you” before each.", _looked_for_claimed),
    Attack("why it matters", "The rubric's reasons read aloud.", _reasons_why),
    Attack("hints read aloud", "The hint of each line said to the customer.", _hints),
    Attack("negated answers", "The model answers with every sentence turned into its opposite.", _negated),
    Attack(
        "negated examples", "The rubric's good examples, each turned into its opposite.", _negated_examples
    ),
    Attack("refused answers", "The model answers, each sentence after “I refuse to say”.", _refused),
    Attack("parrot", "The customer's own words, said back.", _parroted),
    Attack("parrot that asks", "The customer's own words, said back as a question.", _parroted_as_question),
    Attack("wrong facts", "The model answers with wrong names, days, numbers and facts.", _wrong_facts),
    Attack("a stranger's name", "The model answers, each said to a stranger's name.", _stranger_addressed),
    Attack("another customer's facts", "The model answers with another customer's facts.", _other_customer),
    Attack("wrong facts and names", "The last three together.", _wrong_everything),
    Attack("shuffled answers", "The words of the model answers in another order.", _shuffled),
    Attack("shuffled examples", "The words of all good examples in another order.", _shuffled_examples),
    Attack("stock empathy", "One stock line of empathy in every turn.", _stock_empathy),
    Attack("stock ownership", "One stock line of apology and promise in every turn.", _stock_ownership),
    Attack("stock feelings", "Two stock lines of feeling a turn, never the same two.", _two_stock_lines),
    Attack("empty courtesy", "Politeness without anything in it, in every turn.", _courtesy),
    Attack("ticking boxes", "Announcing the steps of good service instead of taking them.", _ticked_off),
    Attack("one line for ever", "The model answer to the first line, in every turn.", _one_line_for_ever),
    Attack(
        "examples at once", "All good examples of the rubric in one turn, then silence.", _examples_at_once
    ),
    Attack("examples each turn", "All good examples of the rubric in every turn.", _examples_each_turn),
    Attack("examples singly", "One good example of the rubric a turn, wherever it falls.", _examples_singly),
    Attack("answers at once", "All model answers in one turn, then silence.", _model_lines_at_once),
    Attack("another scenario's answers", "The model answers of the other scenarios.", _from_elsewhere),
    Attack("examples as a list", "Every word of the good examples once, with commas between.", _listed),
)
"""Every attack the bench plays, in the order it prints them."""
