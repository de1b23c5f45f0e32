"""A sound server that ends takes neither the window nor the line with it.

The last file of this folder: the others need the server.
"""

import pytest
from pytestqt.qtbot import QtBot

from simulator.gui.sound import devices
from simulator.gui.sound.loudspeaker import Loudspeaker
from simulator.gui.sound.microphone import Microphone
from simulator.speech.interface import Spoken
from tests.sound_room import SoundRoom


@pytest.mark.qt_log_ignore("PulseAudioService")  # Qt looks for the server once more, and says so
def test_everything_goes_on_without_it(sound_room: SoundRoom, qtbot: QtBot) -> None:
    """Opening a device now would end the process."""
    loudspeaker, microphone = Loudspeaker(), Microphone()
    loudspeaker.play(Spoken("Hello.", None, 4.5, (), (), "silent"))
    assert microphone.start()
    qtbot.wait(300)
    with qtbot.waitSignals([loudspeaker.troubled, microphone.troubled], timeout=2000):
        sound_room.stop_server()
    assert loudspeaker.is_playing
    with qtbot.waitSignal(microphone.troubled):
        assert not microphone.start()
    with qtbot.waitSignal(loudspeaker.ended, timeout=10_000):
        pass  # long after Qt gave up looking for it, with a new attempt each second
    assert devices.outputs() == devices.inputs() == ()
    assert not microphone.start()
    loudspeaker.close()
