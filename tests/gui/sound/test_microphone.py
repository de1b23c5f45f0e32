"""Without any microphone, or where it may not be used, that is said and nothing listens."""

from collections.abc import Iterator
from types import SimpleNamespace

import numpy as np
import pytest
from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtMultimedia import QAudioDevice
from pytestqt.qtbot import QtBot

from simulator.gui.sound import devices, microphone
from simulator.gui.sound.microphone import Microphone, level_of


@pytest.fixture
def mic(qapp: object) -> Iterator[Microphone]:
    made = Microphone()
    yield made
    made.close()
    made.deleteLater()


def trouble_of(mic: Microphone, qtbot: QtBot) -> str:
    with qtbot.waitSignal(mic.troubled, timeout=1000) as trouble:
        assert not mic.start()
    assert not mic.is_listening
    assert trouble.args is not None
    assert "You can type instead" in trouble.args[1]
    return trouble.args[0]


def test_there_is_none(mic: Microphone, qtbot: QtBot) -> None:
    assert mic.devices() == ()
    assert trouble_of(mic, qtbot) == "There is no microphone."


def test_one_that_another_program_holds_is_said(
    mic: Microphone, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(devices, "find_input", lambda _wanted: QAudioDevice())
    assert "cannot be used" in trouble_of(mic, qtbot)


@pytest.mark.parametrize(
    ("answer", "says"),
    [
        (Qt.PermissionStatus.Denied, "does not let Rapport use"),
        (Qt.PermissionStatus.Undetermined, "asks whether"),
    ],
)
def test_a_system_that_refuses_is_said(
    mic: Microphone,
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
    answer: Qt.PermissionStatus,
    says: str,
) -> None:
    asked = list[object]()
    app = SimpleNamespace(
        checkPermission=lambda _permission: answer,
        requestPermission=lambda *words: asked.append(words),
    )
    monkeypatch.setattr(microphone, "QCoreApplication", SimpleNamespace(instance=lambda: app))
    assert says in trouble_of(mic, qtbot)
    assert bool(asked) == (answer == Qt.PermissionStatus.Undetermined)


def test_qt_knows_the_permission_that_is_asked_for(qapp: QCoreApplication) -> None:
    status = qapp.checkPermission(microphone.QMicrophonePermission())
    assert isinstance(status, Qt.PermissionStatus)


def test_stopping_what_does_not_listen_tells_nothing(mic: Microphone, qtbot: QtBot) -> None:
    with qtbot.assertNotEmitted(mic.heard), qtbot.assertNotEmitted(mic.troubled):
        mic.stop()


def test_the_level_is_what_people_hear() -> None:
    def pcm(size: float) -> bytes:
        return (np.sin(np.arange(800) / 5) * size * 32767).astype("<i2").tobytes()

    assert level_of(b"") == level_of(bytes(1600)) == 0.0
    levels = [level_of(pcm(10 ** (decibels / 20))) for decibels in (-50, -40, -30, -20, -10)]
    assert np.diff(levels) == pytest.approx(10 / 54, abs=0.01)
    assert level_of(pcm(1.0)) > 0.95
