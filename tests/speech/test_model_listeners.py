"""Vosk and faster-whisper: checked before use, kept warm in a program of their own, and never a made-up word.

Neither library is a dependency, so small stand-ins with their interface are put where Python looks for
modules; everything else, the child process too, is the real thing.
"""

from collections.abc import Iterator
from pathlib import Path

import pytest

from simulator.speech.doubtful_words import with_doubts
from simulator.speech.interface import Heard, HeardWord, Listener, ListenerUnavailableError
from simulator.speech.model_listener import ModelListener
from simulator.speech.vosk_listener import VoskListener
from simulator.speech.whisper_listener import WhisperListener
from tests.speech.sounds import needs_flite, noise, pcm_of, said, silence

FAKE_VOSK = """
import json, os, pathlib
def SetLogLevel(level): print("vosk is talkative")
class Model:
    def __init__(self, folder):
        if (pathlib.Path(folder) / "broken").exists():
            raise Exception("Failed to create a model")
        log = pathlib.Path(folder) / "loaded"
        log.write_text((log.read_text() if log.exists() else "") + "x")
        self.folder = pathlib.Path(folder)
class KaldiRecognizer:
    def __init__(self, model, rate):
        assert rate == 16000
        self.model, self.size = model, 0
    def SetWords(self, wanted): self.words = wanted
    def AcceptWaveform(self, pcm):
        if (self.model.folder / "deadly").exists(): os._exit(9)
        if (self.model.folder / "hangs").exists():
            import time; time.sleep(60)
        before, self.size = self.size, self.size + len(pcm)
        return before < 32000 <= self.size
    def Result(self):
        return json.dumps({"text": "i can", "result": [
            {"word": "i", "start": 0.1, "end": 0.2, "conf": 0.99},
            {"word": "can", "start": 0.2, "end": 0.5, "conf": 0.7}]})
    def FinalResult(self):
        if not self.size: return json.dumps({"text": ""})
        return json.dumps({"text": "um help", "result": [
            {"word": "um", "start": 1.0, "end": 1.2, "conf": 0.9},
            {"word": "<unk>", "start": 1.2, "end": 1.3, "conf": 0.9},
            {"word": "help", "start": 1.3, "end": 99.0, "conf": 0.3}]})
"""

FAKE_WHISPER = """
from types import SimpleNamespace as N
class WhisperModel:
    def __init__(self, folder, device, compute_type, local_files_only):
        import os
        assert local_files_only and os.environ["HF_HUB_OFFLINE"] == "1" and device == "cpu"
    def transcribe(self, samples, word_timestamps, condition_on_previous_text, language=None):
        assert word_timestamps and abs(samples).max() <= 1 and samples.dtype.name == "float32"
        def word(text, start, end, p): return N(word=text, start=start, end=end, probability=p)
        words = [word(" Good", 0.0, 0.3, 0.98), word(" morning.", 0.3, 0.8, 0.97)]
        if language is None: words.append(word(" Bom dia", 0.8, 1.0, 0.9))
        segments = [N(words=words, no_speech_prob=0.1),
                    N(words=[word(" Thanks", 0.9, 1.0, 0.9)], no_speech_prob=0.9),
                    N(words=None, no_speech_prob=0.1)]
        return iter(segments), N(language=language or "pt", language_probability=0.5)
"""

VOSK_FILES = ("am/final.mdl", "conf/model.conf", "graph/HCLG.fst")
WHISPER_FILES = ("model.bin", "config.json", "tokenizer.json", "vocabulary.txt")
KINDS = (
    (VoskListener, VOSK_FILES, "Vosk", "vosk"),
    (WhisperListener, WHISPER_FILES, "faster-whisper", "faster_whisper"),
)


def model(folder: Path, files: tuple[str, ...]) -> Path:
    for name in files:
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(b"...")
    return folder


@pytest.fixture
def installed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    place = tmp_path / "installed"
    place.mkdir()
    (place / "vosk.py").write_text(FAKE_VOSK)
    (place / "faster_whisper.py").write_text(FAKE_WHISPER)
    monkeypatch.syspath_prepend(place)
    monkeypatch.setenv("PYTHONPATH", str(place))  # the child's too


@pytest.fixture
def vosk_folder(tmp_path: Path) -> Path:
    return model(tmp_path / "vosk-model", VOSK_FILES)


@pytest.fixture
def vosk(installed: None, vosk_folder: Path) -> Iterator[VoskListener]:
    listener = VoskListener(vosk_folder)
    yield listener
    listener.close()


def reply(listener: Listener, sound: bytes) -> Heard:
    listener.begin()
    for at in range(0, len(sound), 16_000):
        listener.take(sound[at : at + 16_000])
    return listener.finish()


def test_vosk_takes_words_down_with_times_and_confidence(vosk: VoskListener, vosk_folder: Path) -> None:
    vosk.expect(["Good morning"])
    heard = reply(vosk, silence(2))
    assert heard == Heard(
        (
            HeardWord("i", 0.1, 0.2, 0.99),
            HeardWord("can", 0.2, 0.5, 0.7, ("can't",)),
            HeardWord("um", 1.0, 1.2, 0.9),
            HeardWord("help", 1.3, 2.0, 0.3, ("",)),
        ),
        2.0,
        "vosk",
        fillers=1,
    )
    assert reply(vosk, b"").words == ()
    reply(vosk, silence(2))
    assert (vosk_folder / "loaded").read_text() == "x"  # once, for all of them


def test_a_model_that_cannot_be_loaded_is_an_error_in_words(vosk: VoskListener, vosk_folder: Path) -> None:
    (vosk_folder / "broken").touch()
    for ask in (lambda: vosk.expect([]), vosk.begin):
        with pytest.raises(ListenerUnavailableError, match="cannot be loaded"):
            ask()
    (vosk_folder / "broken").unlink()
    assert reply(vosk, silence(2)).text == "i can um help"


def test_a_child_that_dies_is_told_and_replaced(vosk: VoskListener, vosk_folder: Path) -> None:
    (vosk_folder / "deadly").touch()
    with pytest.raises(ListenerUnavailableError, match="Speak again, or type"):
        reply(vosk, silence(1))
    (vosk_folder / "deadly").unlink()
    with pytest.raises(ListenerUnavailableError, match="afresh in the middle"):
        vosk.take(silence(1))  # nothing is taken down from the middle on
    assert reply(vosk, silence(2)).words


def test_a_child_that_hangs_is_ended(
    vosk: VoskListener, vosk_folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("simulator.speech.model_listener.TAKE_SECONDS", 0.3)
    vosk.begin()
    (vosk_folder / "hangs").touch()
    with pytest.raises(ListenerUnavailableError, match="no answer within"):
        vosk.take(silence(1))


@needs_flite
@pytest.mark.usefixtures("installed")
def test_whisper_is_asked_when_somebody_spoke(tmp_path: Path) -> None:
    listener = WhisperListener(model(tmp_path / "whisper", WHISPER_FILES))
    try:
        listener.expect([])
        heard = reply(listener, said(tmp_path, "Good morning."))
        assert heard.text == "Good morning."  # neither in a language it was not sure of, nor what it made up
        assert heard.words[1].confidence == 0.97
        assert heard.engine == "whisper"
        assert reply(listener, pcm_of(noise(2, 0.2))).words == ()
        assert reply(listener, silence(1)).words == ()
    finally:
        listener.close()


@pytest.mark.parametrize(("listener", "files", "title", "package"), KINDS)
def test_says_how_to_install_what_is_not_there(
    tmp_path: Path, listener: type[ModelListener], files: tuple[str, ...], title: str, package: str
) -> None:
    from importlib.util import find_spec

    if find_spec(package):
        pytest.skip(f"{package} is installed here")
    made = listener(model(tmp_path, files))  # pyright: ignore[reportCallIssue, reportArgumentType]
    with pytest.raises(ListenerUnavailableError, match=f"{title} is not installed") as told:
        made.begin()
    assert f"pip install {title.lower()}" in told.value.remedy


@pytest.mark.usefixtures("installed")
@pytest.mark.parametrize(("listener", "files", "title", "package"), KINDS)
def test_what_is_no_model_is_an_error_and_never_a_transcript(
    tmp_path: Path, listener: type[ModelListener], files: tuple[str, ...], title: str, package: str
) -> None:
    def told(folder: Path | str) -> ListenerUnavailableError:
        made = listener(folder)  # pyright: ignore[reportCallIssue, reportArgumentType]
        with pytest.raises(ListenerUnavailableError) as refused:
            made.expect([])
        with pytest.raises(ListenerUnavailableError):
            made.begin()
        return refused.value

    assert f"No folder of a {title} model is chosen" in told("").problem
    assert "there is no such folder" in told(tmp_path / "nowhere").problem
    (tmp_path / "empty").mkdir()
    assert "it is empty" in told(tmp_path / "empty").problem
    (tmp_path / "model.zip").write_bytes(b"PK")
    assert "it is a file, not a folder" in told(tmp_path / "model.zip").problem
    assert "there is no such folder" in told("a\0b").problem
    for number, name in enumerate(files):
        folder = model(tmp_path / str(number), files)
        (folder / name).write_bytes(b"")
        if name.startswith(("conf", "graph")):
            (folder / name).unlink()
        elif name != "vocabulary.txt":
            assert f"its {name} is empty" in told(folder).problem
            (folder / name).unlink()
        else:
            (folder / name).unlink()
        assert f"it has no {name.split('/')[0]}" in told(folder).problem
    unpacked = model(tmp_path / "unpacked" / "model-1", files)
    assert str(unpacked) in told(tmp_path / "unpacked").remedy
    never_begun = listener(unpacked)  # pyright: ignore[reportCallIssue, reportArgumentType]
    with pytest.raises(ListenerUnavailableError):
        never_begun.finish()
    never_begun.close()


def test_words_that_turn_a_sentence_round_are_doubted_first() -> None:
    def instead(text: str, confidence: float) -> tuple[str, ...]:
        return with_doubts([HeardWord(text, 0, 1, confidence)])[0].instead

    assert instead("can", 0.8) == ("can't",)
    assert instead("Can’t,", 0.8) == ("can",)
    assert instead("won't", 0.8) == ("will",)
    assert instead("not", 0.8) == ("",)
    assert instead("not", 0.95) == ()
    assert instead("refund", 0.8) == ()
    assert instead("refund", 0.4) == ("",)
    assert with_doubts([HeardWord("a", 0, 1, 0.1, ("eh",))])[0].instead == ("eh",)
