"""The listener on the internet: nothing is sent of silence, and no trouble of the net is a transcript."""

import io
import json
from collections.abc import Callable
from email.message import Message
from pathlib import Path
from typing import Any
from urllib.error import HTTPError, URLError

import pytest

from simulator.speech.interface import Heard, ListenerUnavailableError
from simulator.speech.online_listener import OnlineListener
from tests.speech.sounds import needs_flite, noise, pcm_of, said, silence

pytestmark = needs_flite


class Service:
    """Stands where the net is: says what it is told to, and remembers what it was sent."""

    def __init__(self) -> None:
        self.answer: str | Exception = '{"result":[]}\n'
        self.asked: list[str] = []

    def __call__(self, request: Any, timeout: float) -> io.BytesIO:
        assert timeout == 10
        self.asked.append(request.full_url)
        if isinstance(self.answer, Exception):
            raise self.answer
        return io.BytesIO(self.answer.encode())


@pytest.fixture
def service(monkeypatch: pytest.MonkeyPatch) -> Service:
    pytest.importorskip("speech_recognition", exc_type=ImportError)
    from speech_recognition import AudioData

    service = Service()
    monkeypatch.setattr("speech_recognition.recognizers.google.urlopen", service)
    monkeypatch.setattr(AudioData, "get_flac_data", lambda self, **how: b"fLaC")
    return service


@pytest.fixture
def ask(tmp_path: Path, service: Service) -> Callable[[str | Exception], Heard]:
    def asked(answer: str | Exception) -> Heard:
        service.answer = answer
        listener = OnlineListener()
        listener.expect(["anything"])
        listener.begin()
        listener.take(silence(1) + said(tmp_path, "I can help you."))
        return listener.finish()

    return asked


def said_to_be(*transcripts: str, confidence: float | None = 0.9) -> str:
    alternatives: list[dict[str, Any]] = [{"transcript": each} for each in transcripts]
    if confidence is not None and alternatives:
        alternatives[0]["confidence"] = confidence
    return '{"result":[]}\n' + json.dumps({"result": [{"alternative": alternatives, "final": True}]})


def test_takes_words_down(ask: Callable[[str], Heard], service: Service) -> None:
    heard = ask(said_to_be("I can help you"))
    assert heard.text == "I can help you"
    assert heard.engine == "online"
    assert heard.doubts == ()
    times = [time for word in heard.words for time in (word.from_seconds, word.to_seconds)]
    assert times == sorted(times)
    assert 0.9 <= times[0] <= 1.2
    assert times[-1] == pytest.approx(heard.seconds)
    assert all(url.startswith("https://") for url in service.asked)


def test_what_else_it_may_have_been_is_kept(ask: Callable[[str], Heard]) -> None:
    heard = ask(said_to_be("I can help you", "I can't help you", "I can you"))
    assert {word.text: word.instead for word in heard.words if word.instead} == {
        "can": ("can't",),
        "help": ("",),
    }
    assert ask(said_to_be("I can", confidence=None)).words[1].instead == ("can't",)


def test_no_words_are_none(ask: Callable[[str], Heard]) -> None:
    assert ask('{"result":[]}\n').words == ()
    assert ask("").words == ()
    assert ask(said_to_be()).words == ()


@pytest.mark.parametrize(
    "trouble",
    [
        URLError("Name or service not known"),
        HTTPError("https://x", 403, "Forbidden", Message(), None),
        TimeoutError("timed out"),
        ConnectionResetError("reset"),
        "<html>Please log in to the hotel's network</html>",
        "[]",
        '{"result": [{"alternative": [3]}]}',
        '{"error": "quota"}',
    ],
)
@pytest.mark.filterwarnings("ignore:Implicitly cleaning up:ResourceWarning")
def test_trouble_is_told_in_words(ask: Callable[[str | Exception], Heard], trouble: str | Exception) -> None:
    with pytest.raises(ListenerUnavailableError, match="choose another listener"):
        ask(trouble)


def test_without_a_converter_it_says_so(ask: Callable[[str], Heard], monkeypatch: pytest.MonkeyPatch) -> None:
    from speech_recognition import AudioData

    def missing(*_: object, **__: object) -> bytes:
        raise OSError("FLAC conversion utility not available")

    monkeypatch.setattr(AudioData, "get_flac_data", missing)
    with pytest.raises(ListenerUnavailableError, match="FLAC conversion"):
        ask("")


def test_nothing_is_sent_where_nobody_spoke(service: Service) -> None:
    listener = OnlineListener()
    for sound in (silence(2), pcm_of(noise(2, 0.2)), b""):
        listener.begin()
        listener.take(sound)
        assert listener.finish().words == ()
    assert service.asked == []


def test_a_new_reply_begins_empty(service: Service) -> None:
    listener = OnlineListener()
    listener.take(silence(2))
    listener.begin()
    assert listener.finish().seconds == 0
    listener.take(silence(2))
    listener.close()
    assert listener.finish().seconds == 0
    assert service.asked == []
