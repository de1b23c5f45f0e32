"""Good lines made worthless: negated, with the wrong facts, or with their words in another order."""

from __future__ import annotations

import hashlib
import re

from simulator.training.attacks.scene import Scene

_NEGATED: tuple[tuple[str, str], ...] = (
    (r"\bI'm\b", "I'm not"),
    (r"\bI am\b", "I am not"),
    (r"\bwe're\b", "we're not"),
    (r"\b(I|we|you|they|he|she|it)'ll\b", r"\1 won't"),
    (r"\b(I|we|you|they)'ve\b", r"\1 haven't"),
    (r"\bI'd\b", "I wouldn't"),
    (
        r"\b(can|could|will|would|should|must|is|are|was|were|has|have|had|do|does|did)\b(?! not|n't)",
        r"\1 not",
    ),
    (r"\b(that|it|this|what|who|here|there)'s\b", r"\1's not"),
    (r"\b(sounds|looks|feels|makes|takes|comes|goes)\b", r"never \1"),
    (r"\b(thank|call|ring|send|tell|take|keep|bring|let|come|give|show)\b", r"don't \1"),
)
_PLAIN: tuple[tuple[str, str], ...] = (
    (r"\bcan not\b", "can't"),
    (r"\bdon't (don't )+", "don't "),
    (r"\b(not|n't|never|won't|haven't|wouldn't) (don't |not |never )+", r"\1 "),
)
_SENTENCE = re.compile(r"[^.!?]+[.!?]*")
_NUMBERS = (
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "twelve",
    "twenty",
    "thirty",
)
_DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_STRANGERS = ("Linda", "Trevor", "Mrs Blackwood", "Gary")


def sentences(text: str) -> tuple[str, ...]:
    """Return the sentences of a text."""
    return tuple(sentence.strip() for sentence in _SENTENCE.findall(text) if sentence.strip())


def negated(text: str) -> str:
    """Return a text with every sentence turned into its opposite."""
    return " ".join(_opposite(sentence) for sentence in sentences(text))


def _opposite(sentence: str) -> str:
    for pattern, instead in _NEGATED:
        changed, times = re.subn(pattern, instead, sentence, count=2, flags=re.IGNORECASE)
        if times:
            sentence = changed
            break
    else:
        sentence = f"Not {sentence[0].lower()}{sentence[1:]}"
    for pattern, instead in _PLAIN:
        sentence = re.sub(pattern, instead, sentence, flags=re.IGNORECASE)
    return sentence


def shuffled(text: str, salt: str) -> str:
    """Return the words of a text in another order, always the same one."""
    words = re.findall(r"[^\s]+", text)
    keyed = sorted(
        range(len(words)),
        key=lambda index: hashlib.sha256(f"{salt}:{index}:{words[index]}".encode()).digest(),
    )
    return " ".join(words[index] for index in keyed)


def wrong(scene: Scene, text: str) -> str:
    """Return a text with every name, number, day and drawn fact replaced."""
    swaps = {**_other_days_and_numbers(), **_other_facts(scene), **_other_names(scene)}
    known = sorted(swaps, key=len, reverse=True)
    pattern = re.compile(rf"(?<!\w)({'|'.join(map(re.escape, known))})(?!\w)")
    return pattern.sub(lambda found: swaps[found.group()], text)


def nth_stranger(scene: Scene) -> str:
    """Return the name of somebody else, another one each turn."""
    return _STRANGERS[scene.turn % len(_STRANGERS)]


def _other_days_and_numbers() -> dict[str, str]:
    days = dict(zip(_DAYS, _DAYS[3:] + _DAYS[:3], strict=True))
    numbers = dict(zip(_NUMBERS, _NUMBERS[5:] + _NUMBERS[:5], strict=True))
    capital = {number.capitalize(): other.capitalize() for number, other in numbers.items()}
    return {**days, **numbers, **capital}


def _other_facts(scene: Scene) -> dict[str, str]:
    """Return each drawn fact with another value of the same fact."""
    swaps: dict[str, str] = {}
    for alternatives in scene.scenario.facts.values():
        right = [one for one in alternatives if all(scene.facts[slot] == v for slot, v in one.items())]
        drawn = right[0]
        other = next((one for one in alternatives if one != drawn), drawn)
        swaps |= {drawn[slot]: other[slot] for slot in drawn if slot in other and drawn[slot] != other[slot]}
    return swaps


def _other_names(scene: Scene) -> dict[str, str]:
    names = [word for each in scene.here.setting.people.values() for name in each for word in name.split()]
    own = [name for name in dict.fromkeys(names) if name[:1].isupper() and not name.startswith(("M", "Mr"))]
    return {name: _STRANGERS[index % 2] for index, name in enumerate(own)} | _miss_names(names)


def _miss_names(names: list[str]) -> dict[str, str]:
    titles = {"Mr", "Mrs", "Ms", "Miss", "Madam"}
    return {name: "Gary" for name in names if name.startswith("M") and name not in titles}
