"""Calls that must be kept once, though nobody heard whether they were, and they are made again."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial, wraps
from typing import Concatenate, ParamSpec, Protocol, TypeVar

from simulator.records.transactions import Call, Transactions

Given = ParamSpec("Given")
Answer = TypeVar("Answer")


class _Store(Protocol):
    """Whatever has the transactions."""

    _transactions: Transactions


Store = TypeVar("Store", bound=_Store)


def kept_once(
    method: Callable[Concatenate[Store, Given], Answer],
) -> Callable[Concatenate[Store, Given], Answer]:
    """Have a method that draws an id, or notes something, keep it once; see ``Transactions.once``.

    All it writes is one transaction. It must do nothing else: no files, no waiting.
    """

    @wraps(method)
    def calling(self: Store, *args: Given.args, **kwargs: Given.kwargs) -> Answer:
        call = Call(method.__name__, (*args, *sorted(kwargs.items())))
        transactions = self._transactions  # pyright: ignore[reportPrivateUsage]  # it stands for the method
        return transactions.once(call, partial(method, self, *args, **kwargs))

    return calling
