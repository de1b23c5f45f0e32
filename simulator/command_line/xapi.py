"""``xapi push``, ``status`` and ``retry``: completions go to a learning record store, once each."""

from __future__ import annotations

import argparse
import json
import os
import sys
import time
from contextlib import closing
from datetime import datetime
from typing import Any

from simulator.command_line.whose import records, trainee
from simulator.domain.errors import SimulatorError
from simulator.domain.wording import counted
from simulator.records.outbox_interface import OutboxCounts, OutboxEntry, SendingState
from simulator.settings import Settings, SettingsFile, data_folder
from simulator.training.exports.xapi_statements import HOME_PAGE, checked_home_page
from simulator.training.pushing.delivering import Courier
from simulator.training.pushing.exchange import Exchange
from simulator.training.pushing.push import Push, push_all
from simulator.training.pushing.secret import VARIABLE, find_secret, system_keyring
from simulator.training.pushing.store_address import RecordStoreAddress, checked_address

_MOST_LISTED = 20


class NoStoreError(SimulatorError):
    """Nobody said where completions go, or how to get in there."""


def push(options: argparse.Namespace) -> int:
    """Send what waits, and say what became of it; 1 if something is in the way or was refused."""
    kept = SettingsFile(data_folder(options.data))
    settings, _ = kept.read()
    address = checked_address(
        _endpoint(options, settings),
        settings.xapi_user if options.user is None else options.user,
        options.version or settings.xapi_version,
        is_insecure=options.insecure,
    )
    home_page = checked_home_page(options.home_page or settings.xapi_home_page or HOME_PAGE)
    secret = _secret(options, address)
    run = Push(address.url, home_page, when_due=options.when_due, limit=options.limit)
    with records(options) as store, closing(Exchange(address, secret)) as exchange:
        who = trainee(options, store)
        courier = Courier(exchange, address.version)
        store.outbox_counts(who, address.url)  # refuses at once whoever may not
        push_all(run, store, who, courier, is_stopped=_never, sleep=time.sleep, told=_tell)
        counts = store.outbox_counts(who, address.url)
        is_new = not settings.xapi_endpoint or (
            settings.xapi_endpoint != address.url
            and not run.trouble
            and not store.outbox_counts(who, settings.xapi_endpoint).sent
        )
    if is_new:  # the first one, or one that works in place of one that never did
        kept.change(
            xapi_endpoint=address.url,
            xapi_user=address.user,
            xapi_version=address.version,
            xapi_home_page=home_page,
        )
    if options.json:
        trouble = run.trouble and {"words": run.trouble.words, "remedy": run.trouble.remedy}
        told = {"endpoint": address.url, "sent_now": run.sent, "refused_now": run.refused, "trouble": trouble}
        print(json.dumps(told | _counts_json(counts), ensure_ascii=False, indent=2))
    else:
        _print_run(run, counts, address, is_new=is_new)
    return 1 if run.trouble or run.refused else 0


def status(options: argparse.Namespace) -> int:
    """Say what waits, was sent and was refused, and why."""
    url = _url(options)
    with records(options) as store:
        who = trainee(options, store)
        counts = store.outbox_counts(who, url)
        refused = store.outbox(who, url, SendingState.REFUSED)
    if options.json:
        told = {"endpoint": url, **_counts_json(counts), "refusals": [_entry_json(one) for one in refused]}
        print(json.dumps(told, ensure_ascii=False, indent=2))
        return 0
    print(f"{url}: {_counts(counts)}")
    if counts.answer:
        print(counts.answer)
    if counts.next_at:
        print(f"It is next due at {_when(counts.next_at)}. At once:  main.py xapi push")
    for one in refused[:_MOST_LISTED]:
        what = "takes back: " if one.is_voiding else ""
        print(f"  ✗ {one.person_name} · {what}{one.scenario_title} · {one.answer}")
    if counts.refused > _MOST_LISTED:
        print(f"  … and {counts.refused - _MOST_LISTED} more; --json lists up to 200.")
    if counts.refused:
        print("To let them be sent again:  main.py xapi retry")
    return 0


def retry(options: argparse.Namespace) -> int:
    """Let what was refused be sent again."""
    url = _url(options)
    with records(options) as store:
        count = store.put_back(trainee(options, store), url)
    if options.json:
        print(json.dumps({"endpoint": url, "put_back": count}, indent=2))
    elif count:
        told = counted(count, "statement waits", "statements wait")
        print(f"{told} to be sent again. To send:  main.py xapi push")
    else:
        print("Nothing was refused.")
    return 0


def _url(options: argparse.Namespace) -> str:
    settings, _ = SettingsFile(data_folder(options.data)).read()
    return checked_address(_endpoint(options, settings), is_insecure=True).url


def _endpoint(options: argparse.Namespace, settings: Settings) -> str:
    found = options.endpoint or settings.xapi_endpoint
    if not found:
        raise NoStoreError(
            "Nobody has said yet which learning record store completions go to.",
            remedy="Say it once with --endpoint https://…, or in the window under Completion.",
        )
    return found


def _secret(options: argparse.Namespace, address: RecordStoreAddress) -> str:
    variable = options.password_env or VARIABLE
    if options.password_env and not os.environ.get(variable):
        raise NoStoreError(
            f"The environment variable {variable} is empty.", remedy="Put the password into it."
        )
    found = find_secret(address, None, variable=variable) or find_secret(address, system_keyring(), {})
    if address.user and not found:
        raise NoStoreError(
            f"The password of {address.user} at the store is nowhere to be found.",
            remedy=f"Put it into the environment variable {VARIABLE}, or keep it in the window.",
        )
    return found


def _never() -> bool:
    return False  # at a terminal, Ctrl-C ends it, and nothing is lost by that


def _tell(run: Push) -> None:
    if sys.stderr.isatty():
        print(f"\r{run.sent} sent, {run.refused} refused …", end="", file=sys.stderr, flush=True)


def _print_run(run: Push, counts: OutboxCounts, address: RecordStoreAddress, *, is_new: bool) -> None:
    if sys.stderr.isatty():
        print("\r\033[K", end="", file=sys.stderr, flush=True)
    print(f"{address.url}: {run.sent} sent now. In all: {_counts(counts)}")
    if is_new:
        print("From now on this is the store in the settings.")
    if run.trouble:
        print(f"{run.trouble.words} {run.trouble.remedy}".strip())
    if counts.pending and counts.next_at:
        print(f"What waits is kept, and next due at {_when(counts.next_at)}.")
    if counts.refused:
        print("What was refused, and why:  main.py xapi status")


def _counts(counts: OutboxCounts) -> str:
    return f"{counts.sent} sent, {counts.pending} waiting, {counts.refused} refused."


def _counts_json(counts: OutboxCounts) -> dict[str, Any]:
    return {
        "pending": counts.pending,
        "sent": counts.sent,
        "refused": counts.refused,
        "next_at": counts.next_at and counts.next_at.isoformat(timespec="seconds"),
        "sent_at": counts.sent_at and counts.sent_at.isoformat(timespec="seconds"),
        "answer": counts.answer,
    }


def _entry_json(one: OutboxEntry) -> dict[str, Any]:
    return {
        "statement": one.statement_id,
        "attempt": one.attempt_id,
        "person": one.person_name,
        "scenario": one.scenario_title,
        "takes_back": one.is_voiding,
        "tries": one.tries,
        "answer": one.answer,
    }


def _when(moment: datetime) -> str:
    return moment.astimezone().strftime("%Y-%m-%d %H:%M")
