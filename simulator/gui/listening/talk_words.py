"""TalkWords: what the stage says while one speaks, in one place."""

from __future__ import annotations

from PySide6.QtCore import QObject

from simulator.gui.widgets.microphone_button import MicrophoneState

Told = tuple[str, str]
"""What happened, and what to do."""


class TalkWords(QObject):
    """Knows how the trainee talks and to whom."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.is_hands_free = False
        self.customer = ""
        """What the customer is called, if there is one only."""

    def of_state(self, state: MicrophoneState, *, is_held: bool, has_speech: bool) -> str:
        """Return what the microphone does and how that ends."""
        if state is MicrophoneState.WAITING:
            who = self.customer or self.tr("The customer")
            return self.tr("{} is still speaking. The microphone opens when they have finished.").format(who)
        if state is MicrophoneState.TAKING_DOWN:
            return self.tr("Taking down what you said …")
        if self.is_hands_free and not is_held:
            return (
                self.tr("Listening. When you pause, your reply is taken down.")
                if has_speech
                else self.tr("Listening. Speak when you are ready.")
            )
        return (
            self.tr("Listening. Let go when you have finished.")
            if is_held
            else self.tr("Listening. Press again when you have finished.")
        )

    def idle(self, *, has_words: bool, has_doubts: bool) -> str:
        """Return what can be done now; nothing where the words in doubt are told instead."""
        if has_doubts:
            return ""
        if has_words:
            return self.tr("Press Enter to say it. You can change it, or speak again to add to it.")
        if self.is_hands_free:
            return self.tr("The microphone opens when the customer has finished. You can type at any time.")
        return self.tr("Hold Space and speak, or press it once to start and once to end. You can also type.")

    def countdown(self, seconds: int) -> str:
        """Return how long there still is to stop a reply that is sent by itself."""
        return self.tr("Said in {} … Any key stops it.").format(seconds)

    def nothing_heard(self) -> Told:
        """Return what to say of silence."""
        return (
            self.tr("Nothing was heard."),
            self.tr("Speak a little louder or closer to the microphone, or check it in Settings; or type."),
        )

    def time_was_up(self) -> Told:
        """Return what to say of a reply that went on for too long."""
        return (
            self.tr("That was five minutes, so the microphone has shut."),
            self.tr("What you said is being taken down; shorten it to what you would say in one breath."),
        )

    def cut_off(self) -> tuple[str, str, str]:
        """Return what to say of a recording from before a crash: the words, the yes, the no."""
        return (
            self.tr("The program ended while you were speaking. What you said until then was kept."),
            self.tr("Take it down"),
            self.tr("Erase it"),
        )
