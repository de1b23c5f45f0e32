"""JSON from outside: whatever is wrong with it is said in words, not in a parser's."""

from __future__ import annotations

import json
import math
from collections.abc import Sequence
from typing import Any, NoReturn

from simulator.domain.errors import SimulatorError


class InputError(SimulatorError):
    """What came on stdin cannot be used."""


def read_json(raw: bytes, *, what: str, form: str) -> object:
    """Return the value that some bytes are.

    Args:
        raw: The bytes; a byte order mark before them is allowed.
        what: What to call them, at the start of a sentence.
        form: The remedy: what to write instead.

    Raises:
        InputError: They are no JSON, or have a key twice, or a number no computer can hold.
    """
    try:
        return json.loads(
            raw.decode("utf-8-sig"),
            object_pairs_hook=_each_key_once,
            parse_float=_finite,
            parse_constant=_no_number,
        )
    except UnicodeDecodeError as error:
        why, remedy = f"byte {error.start + 1} is not UTF-8", "Save it as UTF-8 and try again."
        raise InputError(f"{what} is not JSON ({why}).", remedy=remedy) from error
    except json.JSONDecodeError as error:
        raise InputError(
            f"{what} is not JSON ({error.msg}, line {error.lineno}, character {error.colno}).", remedy=form
        ) from error
    except RecursionError as error:
        raise InputError(f"{what} is not JSON that can be read (nested too deeply).", remedy=form) from error
    except _UnusableError as error:
        raise InputError(f"{what} cannot be used: {error}.", remedy=form) from error
    except ValueError as error:  # Python's limit on the digits of a whole number
        raise InputError(f"{what} cannot be used: a number in it is too long.", remedy=form) from error


class _UnusableError(Exception):
    """Python would take it, but no two programs would understand the same by it."""


def _each_key_once(pairs: Sequence[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) != len(pairs):
        seen = set[str]()
        twice = next(key for key, _ in pairs if key in seen or seen.add(key))
        raise _UnusableError(f"it has the key {twice[:60]!r} twice")
    return found


def _finite(digits: str) -> float:
    number = float(digits)
    if math.isinf(number):
        raise _UnusableError(f"{digits[:60]} is too great a number")
    return number


def _no_number(name: str) -> NoReturn:
    raise _UnusableError(f"{name} is no number in JSON")
