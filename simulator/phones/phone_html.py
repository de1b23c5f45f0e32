"""The pages on the phones as HTML: forms only, no script, nothing of the conversation but what is asked."""

from __future__ import annotations

from collections.abc import Mapping
from html import escape

from simulator.domain.sessions.ballots import Answer
from simulator.phones.booth import PhoneBallot
from simulator.phones.phone_style import STYLE
from simulator.phones.phone_words import PhoneWords

_LOOK_AGAIN_SECONDS = 4
_NOTHING: Mapping[str, Answer] = {}
_SIGNS = {Answer.YES: ("y", "✓"), Answer.NO: ("n", "✗"), Answer.UNSURE: ("u", "?")}


def join_page(words: PhoneWords, told: str = "") -> str:
    """Return the page that asks for the code word."""
    return _page(
        words,
        f"<h1>{escape(words.title)}</h1>{_told(told)}"
        '<form method="post" action="/join">'
        f'<label class="word" for="code">{escape(words.join)}</label>'
        '<input type="text" id="code" name="code" maxlength="40" required autofocus autocomplete="off" '
        f'autocapitalize="none" spellcheck="false" aria-label="{escape(words.word)}" placeholder="…-…">'
        f"<button>{escape(words.enter)}</button></form>"
        f'<p class="quiet">{escape(words.no_names)}</p>',
    )


def ballot_page(
    words: PhoneWords, ballot: PhoneBallot, said: Mapping[str, Answer] = _NOTHING, told: str = ""
) -> str:
    """Return the page with the criteria, ticked as they were said before."""
    asked = "".join(
        _question(words, place, ask, said.get(id_)) for place, (id_, ask) in enumerate(ballot.asks)
    )
    return _page(
        words,
        f"<h1>{escape(words.ask)}</h1>{_told(told)}"
        f'<form method="post" action="/vote"><input type="hidden" name="ballot" value="{escape(ballot.key)}">'
        f"{asked}<button>{escape(words.vote)}</button></form>"
        f'<p class="quiet">{escape(words.no_names)}</p>',
    )


def voted_page(words: PhoneWords, told: str) -> str:
    """Return the page of somebody whose votes are in."""
    return _page(
        words,
        f'<p class="big" aria-hidden="true">✓</p><h1>{escape(told)}</h1><p>{escape(words.look_up)}</p>'
        f'<a class="button second" href="/change">{escape(words.change)}</a>',
        looks_again=True,
    )


def waiting_page(words: PhoneWords, *, is_over: bool) -> str:
    """Return the page shown before the first question, or after the votes are shown."""
    head, more = (words.over, words.over_more) if is_over else (words.waiting, words.wait)
    return _page(words, f"<h1>{escape(head)}</h1><p>{escape(more)}</p>", looks_again=True)


def told_page(words: PhoneWords, told: str) -> str:
    """Return a page with one sentence and the way on."""
    return _page(words, f'<h1>{escape(told)}</h1><a class="button" href="/">{escape(words.go_on)}</a>')


def _question(words: PhoneWords, place: int, ask: str, said: Answer | None) -> str:
    spoken = {Answer.YES: words.yes, Answer.NO: words.no, Answer.UNSURE: words.unsure}
    choices = "".join(
        f'<label class="{_SIGNS[answer][0]}">'
        f'<input type="radio" name="q{place}" value="{answer.value}" required'
        f"{' checked' if answer is said else ''}>"
        f'<span><i aria-hidden="true">{_SIGNS[answer][1]}</i>{escape(spoken[answer])}</span></label>'
        for answer in Answer
    )
    return f'<fieldset><legend dir="auto">{escape(ask)}</legend><div class="three">{choices}</div></fieldset>'


def _told(told: str) -> str:
    return f'<p class="told" role="status">{escape(told)}</p>' if told else ""


def _page(words: PhoneWords, body: str, *, looks_again: bool = False) -> str:
    again = f'<meta http-equiv="refresh" content="{_LOOK_AGAIN_SECONDS}; url=/">' if looks_again else ""
    side = "rtl" if words.is_right_to_left else "ltr"
    return (
        f'<!doctype html><html lang="{escape(words.language)}" dir="{side}"><head><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        f'<meta name="robots" content="noindex">{again}<title>{escape(words.title)}</title>'
        f"<style>{STYLE}</style></head><body><main>{body}</main></body></html>"
    )
