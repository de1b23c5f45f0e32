"""Sentence marks: what a sentence that was heard ends with, by the order of its words.

Nothing in the sound of a short reply tells a question for certain, so only what no statement begins or ends
with is marked as one.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence

STOP, ASKS, COMMA = ".", "?", ","
MARKS = STOP + ASKS + COMMA
"""What may stand behind a word."""


def _words(written: str) -> frozenset[str]:
    return frozenset(written.split())


_MODALS = _words("can could will would shall should may might must")
_VERBS = _MODALS | _words("am is are was were do does did have has had")
_NEGATED = frozenset({f"{verb}n't" for verb in _VERBS} | {"can't", "won't", "shan't"})
_ASKING_VERBS = _VERBS | _NEGATED
_PRONOUNS = _words("i you he she it we they there")
_SUBJECTS = _PRONOUNS | _words(
    "this that these those anyone anybody someone somebody everyone everybody anything something everything "
    "the a an your my our his her their any some all both either"
)
_ASKING = _words("who what where when why how which whose whom")
_ASKING_IS = frozenset({f"{word}'s" for word in _ASKING})
_MEASURES = _words("many much long old far often soon bad big late")
_PROPOSING = (("how", "about"), ("what", "about"), ("how", "come"), ("why", "not"))
_BEFORE = _words("and so but oh ah um well now okay ok right alright then sorry hello hi hey yes no")
_NOT_BEFORE_A_TAG = _words("as so than nor neither and only what how where who which when why")
_NO_TURN = _words("as than nor neither only then not")
_PLURAL, _SINGULAR = frozenset({"do", "have", "are", "were"}), frozenset({"he", "she", "it"})
_DENYING = frozenset({"not", "never", "no", "nobody", "nothing", "hardly"})
_REASONS = _words("when before while if once after until since")
_FEWEST_BEFORE_A_TAG = 2
_VERB_WITHIN = 5
_SOME = _PRONOUNS | {"any", "anyone", "anybody", "either"}
_ONLY_WITH = {
    "have": _SOME,
    "haven't": _SOME,
    "don't": _PRONOUNS,
    "should": frozenset({"i", "we", "they"}),  # "should you need me" asks nothing
    "were": frozenset({"you", "we", "they"}),
    "had": frozenset[str](),
}
"""Verb -> the only words before which it asks; elsewhere it tells somebody what to do, or is an "if"."""
_AFTER_SO_DO_I = frozenset({"", "because", "since", "too", "and", "but"})
_WISHES = frozenset({"worry", "dare", "fret", "mind"})


def marks_of(words: Sequence[str], stops: Sequence[bool], names: Collection[str] = ()) -> tuple[str, ...]:
    """Return what stands behind each word: a stop or a question mark, a comma before "did it?", or nothing.

    Args:
        words: In small letters.
        stops: Whether a sentence ends with each.
        names: Words that somebody is called by.
    """
    return tuple(_marks(words, stops, names))


def _marks(words: Sequence[str], stops: Sequence[bool], names: Collection[str]) -> Iterator[str]:
    first = 0
    for place, stop in enumerate(stops, 1):
        is_before_tag = tuple(stops[place : place + 2]) == (False, True) and _asks_last(
            words[first : place + 2], names
        )
        if stop and not is_before_tag:
            yield from _sentence_marks(words[first:place], names)
            first = place
    yield from [""] * (len(words) - first)


def _sentence_marks(words: Sequence[str], names: Collection[str]) -> list[str]:
    if _asks_last(words, names):
        return [*[""] * (len(words) - 3), COMMA, "", ASKS]
    is_question = _begins_asking(words, names) or _turns_asking(words)
    return [*[""] * (len(words) - 1), ASKS if is_question else STOP]


def _begins_asking(words: Sequence[str], names: Collection[str]) -> bool:
    """Whether a sentence begins as questions do, whatever is called or sighed before it."""
    place = 0
    while place < len(words) and (words[place] in _BEFORE or words[place] in names):
        place += 1
    verb, subject, third = (*words[place : place + 3], "", "", "")[:3]
    if verb in _ASKING or verb in _ASKING_IS:
        return _asks_for(words[place:])
    is_echo = place > 0 and words[place - 1] == "so" and third in _AFTER_SO_DO_I
    if is_echo or (verb == "don't" and third in _WISHES):
        return False
    asked = _ONLY_WITH.get(verb, _SUBJECTS | set(names))
    return verb in _ASKING_VERBS and subject in asked


def _asks_for(words: Sequence[str]) -> bool:
    """Whether a sentence that begins with "what" or the like asks for it."""
    asking, second, third = (*words[:3], "", "", "")[:3]
    if asking in _ASKING_IS:
        return second not in ("", "more")
    if asking in ("who", "whose", "whom"):
        return bool(second)
    if (asking, second) in _PROPOSING:
        return bool(third)
    return (second in _ASKING_VERBS and third not in _ASKING) or _asks_which(words)


def _asks_which(words: Sequence[str]) -> bool:
    """Whether what is asked for is named first: ``which of those would suit you``, ``how long is it``."""
    asking, second = (*words[:2], "", "")[:2]
    verbs = [at for at in range(2, min(_VERB_WITHIN, len(words) - 1)) if words[at] in _ASKING_VERBS]
    if asking == "which":
        return bool(verbs) and second not in _PRONOUNS
    is_measure = asking == "what" or (asking == "how" and second in _MEASURES)
    return is_measure and second not in _SUBJECTS and any(words[at + 1] in _SUBJECTS for at in verbs)


def _asks_last(words: Sequence[str], names: Collection[str]) -> bool:
    """Whether a sentence only becomes a question by the "did it" at its end."""
    return _has_tag(words) and not _begins_asking(words, names)


def _has_tag(words: Sequence[str]) -> bool:
    before, (verb, subject) = words[:-2], (*words[-2:], "", "")[:2]
    if len(before) <= _FEWEST_BEFORE_A_TAG or subject not in _PRONOUNS or verb not in _ASKING_VERBS:
        return False
    if before[-1] in _NOT_BEFORE_A_TAG | _PRONOUNS or (verb in _PLURAL and subject in _SINGULAR):
        return False
    if subject == "there" and not {"there", "there's"}.intersection(before):
        return False
    is_denied = any(word in _DENYING or word.endswith("n't") for word in before)
    says_so = any(before[at : at + 2] == [subject, verb] for at in range(len(before)))
    says_so = says_so or any(word.startswith(f"{subject}'") for word in before)
    return verb in _NEGATED or is_denied or says_so


def _turns_asking(words: Sequence[str]) -> bool:
    """Whether something is asked for behind its reason: ``when you are ready could you``."""
    has_reason = words[0] in _REASONS
    return any(
        _asks_here(words[place - 1], words[place], words[place + 1], has_reason=has_reason)
        for place in range(_FEWEST_BEFORE_A_TAG, len(words) - 2)
    )


def _asks_here(before: str, verb: str, subject: str, *, has_reason: bool) -> bool:
    if subject not in _PRONOUNS or before in _NO_TURN | _ASKING | _PRONOUNS:
        return False
    if before == "so" or (verb in ("can", "could", "will", "would") and subject == "you"):
        return verb in _MODALS
    if verb in ("may", "shall"):
        return subject in ("i", "we")
    return has_reason and verb in _VERBS and not (verb in _PLURAL and subject in _SINGULAR)
