"""Code words: two short words by which a phone joins; easy to say across a room and to type with a thumb."""

from __future__ import annotations

import secrets
import unicodedata

_FIRST = """
amber blue bold brave brief bright brisk calm cheery clear clever cool coral crisp dawn deep early
fair fast fine fresh gentle glad gold grand green happy ivory jade jolly keen kind late light lilac
lime lively loud lucky merry mild misty neat new noble olive open pearl plain proud quick quiet
rapid ready red rosy round ruby shy silver sleepy small smart soft spring still sunny swift tall
tidy velvet warm west white wide wild wise young
"""

_SECOND = """
acorn apple arrow badge barn basil bean bell berry birch boat book bridge brook cabin candle canoe
castle cedar chair cherry clock cloud clover comet cookie copper crane creek daisy dolphin drum
eagle falcon feather fern field finch fox garden ginger grape harbour harp hazel heron hill honey
island jasmine kettle kite lamp lantern lemon maple market marble meadow melon mint moon oak ocean
olive orchard otter owl panda path pear pebble pepper piano pine planet pond poppy puffin rabbit
raven river robin sail sparrow star stone summer teapot thistle tiger train tulip valley violin
walnut willow window
"""


def new_code_word() -> str:
    """Return two words nobody can guess in the tries there are, e.g. "amber-kite"."""
    return f"{secrets.choice(_FIRST.split())}-{secrets.choice(_SECOND.split())}"


def is_same_word(typed: str, code_word: str) -> bool:
    """Whether somebody meant the code word: capitals, spaces and hyphens do not matter."""
    return secrets.compare_digest(_plain(typed).encode(), _plain(code_word).encode())


def _plain(words: str) -> str:
    folded = unicodedata.normalize("NFKC", words[:80]).casefold()
    return "".join(letter for letter in folded if letter.isalnum())
