"""How fast the customer's voice is there: kept, from the cache, rendered, and after the first start."""

from __future__ import annotations

import statistics
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from simulator.domain.scenario import VoiceWish
from simulator.speech.speaker import Speaker
from tests.speech.tones import needs_espeak

LINES = (
    "Evening! Table for four, please. It's this one's birthday today.",
    "Four, yes, my parents are parking. She's been telling the whole tram what day it is.",
    "She's shy, that's all. It's all right, Mia, stay with me.",
    "She's been talking about nothing else for weeks. Could we sit by the window?",
    "I'm ringing about my kitchen. There's water everywhere, and the ceiling is coming down in pieces.",
)

KEPT_SECONDS = 0.001
RENDER_SECONDS = 0.25
COLD_SECONDS = 2.0
ALIGN_SECONDS = 1.0
"""What is insisted on; the machine may be shared."""

pytestmark = needs_espeak


@pytest.fixture
def make(tmp_path: Path) -> Iterator[Callable[[], Speaker]]:
    made = list[Speaker]()

    def speaker() -> Speaker:
        made.append(Speaker(tmp_path))
        made[-1].cast({"marco": VoiceWish("male"), "mia": VoiceWish("female", "child", 150, "high")})
        return made[-1]

    yield speaker
    for one in made:
        one.close()


def seconds(work: Callable[[], object]) -> float:
    began = time.perf_counter()
    work()
    return time.perf_counter() - began


def test_voice(make: Callable[[], Speaker], capsys: pytest.CaptureFixture[str]) -> None:
    speaker = make()
    cold = seconds(lambda: speaker.render("Hello.", "marco"))
    rendered = [seconds(lambda line=line: speaker.render(line, "mia")) for line in LINES]
    kept = [seconds(lambda line=line: speaker.kept(line, "mia")) for line in LINES * 200]
    first_aligned = seconds(lambda: speaker.align(speaker.render(LINES[0], "mia")))
    aligned = [seconds(lambda line=line: speaker.align(speaker.render(line, "mia"))) for line in LINES[1:]]
    again = make()
    again.warm()
    cached = [seconds(lambda line=line: again.render(line, "mia")) for line in LINES]
    assert speaker.trouble == again.trouble == ""
    with capsys.disabled():
        print(
            f"\nfirst line {cold * 1e3:,.0f} ms; rendered {_ms(rendered)}; from the cache {_ms(cached)}; "
            f"kept {_ms(kept)}; aligned {_ms(aligned)} (first {first_aligned * 1e3:,.0f} ms)"
        )
    assert cold < COLD_SECONDS
    assert statistics.median(rendered) < RENDER_SECONDS
    assert statistics.median(cached) < RENDER_SECONDS
    assert statistics.median(kept) < KEPT_SECONDS
    assert statistics.median(aligned) < ALIGN_SECONDS


def _ms(times: list[float]) -> str:
    return f"{statistics.median(times) * 1e3:.3g} ms (worst {max(times) * 1e3:.3g})"
