"""Scopes over the words of a text: what is negated, quoted, told as somebody's words, or asked."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Collection, Sequence

from simulator.scoring.english_words import listed

NEGATORS = listed(
    """not never no nor neither without hardly barely scarcely rarely nothing nobody none nowhere"""
)
"""Words that negate what follows; no gap of a pattern reaches across one."""

_LONGEST_NEGATION = 6
_SUBJECTS = listed("""i you we he she they it that there""")
_CONJUNCTIONS = listed("""but and so because if or then though although unless until when while yet""")
_ENDS_NEGATION = _SUBJECTS | _CONJUNCTIONS
_BEFORE_DEGREE = listed("all really even")
_BEGINS_ANEW = listed("just please let lets")
_SAID_IT_ALL = listed("this that it now here today now anymore him her them")
"""After these one of _BEGINS_ANEW begins something new: "I don't have time for *this just* follow me"."""

_GIVING = listed(
    """bring exchange get give giving grant guarantee hand issue lend offer offering pay promise
    refund reimburse send swap"""
)

_AFTER_AN_ANSWER = listed(
    """no not never i you we he she they it that this there these of way the my your our please but and
    okay maam sir worries problem wonder doubt matter thanks thank rush hurry kidding trouble pressure
    let what who how yeah yes well oh sorry absolutely actually really all in sorry if lets just because
    so go take dont do"""
)
"""After these, "no" was an answer, or a phrase of its own ("no problem"), and negates nothing."""

_CRIES = listed("""oh ohh aw aww ah ahh ay ooh""")
"""After these, "no" is a cry: "oh no can i see it"."""

_HARMLESS = (
    ("not", "only"),
    ("not", "just"),
    ("not", "wait"),
    ("not", "worry"),
    ("not", "hesitate"),
    ("not", "help"),
    ("not", "mind"),
    ("not", "agree"),
    ("not", "be"),
    ("not", "to"),
    ("never", "mind"),
    ("nothing", "but"),
    ("without", "further"),
    ("without", "doubt"),
)
"""A negator and the word after it that negate nothing else: "can't wait", "not only", "don't worry"."""

_WH = listed("""what who whom whose when where why which how""")
_AUXILIARIES = listed(
    """am is are was were do does did have has had can could will would shall should may might must"""
)
_ASKED_OF = listed(
    """i you we he she they it that this there the your his her their any anyone anybody mia"""
)
_BEFORE_TOLD = listed("know see tell is understand that")
_BEFORE_NO_QUESTION = _SUBJECTS | _AUXILIARIES | listed("here what as than")
_ENDS_QUESTION = listed("""because so but okay anyway""")

_TELLERS = listed(
    """you she he they policy rule rules system website receipt terms contract sign it manager"""
)
_TELLING = listed("""said say says told claimed claim state states stated""")
_LONGEST_REPORT = 12


def around(
    words: Sequence[str], pauses: Sequence[bool], sentences: Sequence[int], index: int
) -> tuple[str, str]:
    """Return the words before and after one, "" where a pause or a sentence end stands between."""
    follows = index + 1
    before = after = ""
    if index and not pauses[index] and sentences[index - 1] == sentences[index]:
        before = words[index - 1]
    if follows < len(words) and not pauses[follows] and sentences[follows] == sentences[index]:
        after = words[follows]
    return before, after


def negators_of(words: Sequence[str], pauses: Sequence[bool], sentences: Sequence[int]) -> tuple[int, ...]:
    """Return, for each word, the index of the word that negates it, or -1.

    A negator reaches forward until a pause, a conjunction, a new subject or its
    sixth word.
    """
    negators = [-1] * len(words)
    if NEGATORS.isdisjoint(words):
        return tuple(negators)
    for index, word in enumerate(words):
        if word in NEGATORS and _negates(words, pauses, sentences, index):
            _negate_from(index, negators, words, pauses, sentences)
    return tuple(negators)


def _negate_from(
    index: int, negators: list[int], words: Sequence[str], pauses: Sequence[bool], sentences: Sequence[int]
) -> None:
    for follows in range(index + 1, min(index + 1 + _LONGEST_NEGATION, len(words))):
        if pauses[follows] or sentences[follows] != sentences[index]:
            return
        if words[follows] in _ENDS_NEGATION and not _goes_on(words, follows):
            return
        if words[follows] in _BEGINS_ANEW and words[follows - 1] in _SAID_IT_ALL:
            return
        negators[follows] = index


def _goes_on(words: Sequence[str], index: int) -> bool:
    """Whether a word begins nothing new: "not *that* sorry", "I cannot give *you* cash"."""
    word, before = words[index], words[index - 1]
    if word == "that":
        return before in NEGATORS or before in _BEFORE_DEGREE
    return word == "you" and before in _GIVING


def _negates(words: Sequence[str], pauses: Sequence[bool], sentences: Sequence[int], index: int) -> bool:
    word = words[index]
    before = (
        words[index - 1] if index and not pauses[index] and sentences[index - 1] == sentences[index] else ""
    )
    follows = index + 1
    if follows >= len(words) or pauses[follows] or sentences[follows] != sentences[index]:
        return False
    after = words[follows]
    if word == "no":
        return after not in _AFTER_AN_ANSWER and before not in _CRIES
    if (word, after) in _HARMLESS and not (after == "be" and before != "could"):
        return False
    return not (word == "not" and (before in ("why", "or", "if") or _is_why_not(words, index)))


def _is_why_not(words: Sequence[str], index: int) -> bool:
    """Whether it is a proposal: "why don't you", "why don't we"."""
    return list(words[max(index - 2, 0) : index]) in (["why", "do"], ["why", "does"])


def quoted_of(text: str, quotes: Sequence[int], starts: Sequence[int]) -> tuple[bool, ...]:
    """Return, for each word, whether it stands between quotation marks.

    A mark without a partner quotes nothing, nor do marks round the whole text, nor
    round a single name ("Biscuit").
    """
    quoted = [False] * len(starts)
    if not quotes:
        return tuple(quoted)
    for opens, closes in zip(quotes[::2], quotes[1::2], strict=False):
        inside = range(bisect_right(starts, opens), bisect_left(starts, closes))
        is_name = len(inside) == 1 and text[starts[inside[0]]].isupper()
        if inside and not is_name and len(inside) < len(starts):
            for index in inside:
                quoted[index] = True
    return tuple(quoted)


def reported_of(words: Sequence[str], pauses: Sequence[bool], sentences: Sequence[int]) -> tuple[bool, ...]:
    """Return, for each word, whether it is told as somebody else's: "you said (it was fine)"."""
    reported = [False] * len(words)
    if _TELLING.isdisjoint(words):
        return tuple(reported)
    for index in range(1, len(words)):
        if words[index] in _TELLING and words[index - 1] in _TELLERS:
            for follows in range(index + 1, min(index + 1 + _LONGEST_REPORT, len(words))):
                if sentences[follows] != sentences[index] or words[follows] in ("but", "so"):
                    break
                if pauses[follows] and follows > index + 1:
                    break
                reported[follows] = True
    return tuple(reported)


def questions_of(
    words: Sequence[str], pauses: Sequence[bool], sentences: Sequence[int], asked: Collection[int]
) -> tuple[bool, ...]:
    """Return, for each word, whether it belongs to a question.

    A sentence that ends in "?" is one throughout. Elsewhere a question begins at a
    question word with its verb, or at an auxiliary before its subject ("do you"),
    as in speech that nobody punctuated.
    """
    questions = [sentence in asked for sentence in sentences]
    is_asking = False
    for index, word in enumerate(words):
        if index and sentences[index] != sentences[index - 1]:
            is_asking = False
        if questions[index]:
            continue
        if word in _ENDS_QUESTION:
            is_asking = False
        elif not is_asking and (word in _WH or word in _AUXILIARIES):
            is_asking = _begins_question(words, pauses, sentences, index)
        questions[index] = is_asking
    return tuple(questions)


def _begins_question(
    words: Sequence[str], pauses: Sequence[bool], sentences: Sequence[int], index: int
) -> bool:
    before, after = around(words, pauses, sentences, index)
    if words[index] in _WH:
        return after in _AUXILIARIES and before not in _BEFORE_TOLD
    return after in _ASKED_OF and before not in _BEFORE_NO_QUESTION
