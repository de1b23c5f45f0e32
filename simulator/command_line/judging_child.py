"""Replies judged by this same program in a child: with the sentence model, or by patterns alone."""

from __future__ import annotations

import json
import os
import subprocess
import tempfile
from collections.abc import Callable, Sequence
from pathlib import Path

from simulator.domain.errors import SimulatorError
from simulator.scoring.exam.labelled_replies import LabelledReply
from simulator.scoring.exam.sitting import Answer
from simulator.scoring.meaning.sentence_model import SWITCH
from simulator.speech.child_process import own_program


class JudgingError(SimulatorError):
    """Replies that could not be judged."""


def judged(
    replies: Sequence[LabelledReply],
    *,
    scenario: str,
    has_meaning: bool,
    told: Callable[[int], None],
) -> list[Answer]:
    """Return what ``judge`` makes of replies, through the same door as everybody's.

    A child of its own, because what was once understood with the model, or without it, is remembered.

    Args:
        replies: The replies, all of one scenario.
        scenario: Its id or path; "" for behaviours only.
        has_meaning: Whether the sentence model may be used.
        told: Called after each reply with how many were judged.

    Raises:
        JudgingError: One of them could not be judged; says which.
    """
    command = own_program(*(("judge", scenario) if scenario else ("behaviours",)))
    with tempfile.TemporaryFile() as questions, tempfile.TemporaryFile() as troubles:
        for number, reply in enumerate(replies):
            asked = {"id": number, "text": reply.text, "to": reply.to, "customer": reply.customer or None}
            questions.write(json.dumps(asked).encode("ascii") + b"\n")
        questions.seek(0)
        child = subprocess.Popen(  # noqa: S603  # this program itself
            command,
            stdin=questions,
            stdout=subprocess.PIPE,
            stderr=troubles,
            env=_environment(has_meaning=has_meaning),
            creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
        )
        try:
            answers = [_answer(line, number, told) for number, line in enumerate(child.stdout or (), 1)]
            child.wait()
        finally:
            child.kill()
            if child.stdout is not None:
                child.stdout.close()
            child.wait()
        if child.returncode or len(answers) != len(replies):
            troubles.seek(0)
            said = troubles.read().decode("utf-8", "replace")
            raise JudgingError(
                f"Replies from {replies[0].where} on could not be judged: {said.strip()[-600:]}",
                remedy="The lines are counted from there, within its scenario. Mend them and try again.",
            )
    return answers


def _answer(line: bytes, number: int, told: Callable[[int], None]) -> Answer:
    given = json.loads(line)
    told(number)
    return (
        {id_: found["verdict"] for id_, found in given.get("criteria", {}).items()},
        {id_: found["verdict"] for id_, found in given["behaviours"].items()},
    )


def _environment(*, has_meaning: bool) -> dict[str, str]:
    """The child finds the same package, wherever it is started from."""
    here = str(Path(__file__).resolve().parents[2])
    paths = [here, *filter(None, os.environ.get("PYTHONPATH", "").split(os.pathsep))]
    kept = {name: value for name, value in os.environ.items() if name != SWITCH}
    changed = {"PYTHONPATH": os.pathsep.join(paths), "PYTHONUTF8": "1"}
    return kept | changed | ({} if has_meaning else {SWITCH: "off"})
