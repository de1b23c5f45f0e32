"""Settings: what people choose once and find again; each option is declared in one place, here."""

from __future__ import annotations

import contextlib
import json
import os
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any, Generic, NamedTuple, TypeVar

from simulator.domain.errors import SimulatorError

T = TypeVar("T")

FILE_NAME = "settings.json"
DAMAGED_NAME = "settings-damaged.json"


class SettingsError(SimulatorError):
    """The settings could not be kept."""


class Option(NamedTuple, Generic[T]):
    """One thing that can be chosen.

    Attributes:
        default: What holds until somebody chooses; its type is the option's type.
        help: What it is for, in a sentence.
        allowed: What it may be; empty if any value of its type will do.
        longest: For text, the most characters; 0 for no limit.
    """

    default: T
    help: str
    allowed: tuple[T, ...] = ()
    longest: int = 0


THEME = Option(
    "system",
    "“System” follows your computer; “projector” is dark and large.",
    ("system", "light", "dark", "contrast", "projector"),
)
TEXT_PERCENT = Option(100, "How large everything is written, in per cent.", (90, 100, 115, 130, 150))
MOTION = Option(
    "system",
    "Whether faces and pages move. “System” follows your computer.",
    ("system", "full", "reduced"),
)
PERSON = Option("", "Who practised last, by name; empty at the first start.", longest=100)
CUSTOMER_SPEECH = Option(
    "aloud",
    "Whether customers speak aloud. “Captions” shows their words only.",
    ("aloud", "captions"),
)
VOICE_VOLUME = Option(80, "How loud customers speak, in per cent.", (20, 40, 60, 80, 100))
AMBIENCE_VOLUME = Option(
    60, "How loud the place around them is, in per cent; 0 is silent.", (0, 20, 40, 60, 80, 100)
)
SPEECH_PERCENT = Option(
    100, "How fast customers speak, in per cent of how they were written.", (75, 85, 100, 115, 130)
)
ANSWER_BY = Option(
    "typing",
    "How you usually answer. Either way the other is one key away.",
    ("typing", "voice"),
)
TALKING = Option(
    "push",
    "“Push” listens while you hold the space bar, or from one press to the next; "
    "“hands-free” listens when the customer has finished.",
    ("push", "hands-free"),
)
BARGE_IN = Option(
    False, "Whether you can speak while the customer still does; that stops them. Use headphones."
)
MICROPHONE = Option("", "The microphone, as the system calls it; empty for the system's choice.", longest=300)
CHECKED_MICROPHONES = Option("", "The microphones that were tried out, one a line.", longest=4_000)
LOUDSPEAKER = Option(
    "", "The loudspeaker, as the system calls it; empty for the system's choice.", longest=300
)
LISTENER = Option(
    "pocketsphinx",
    "Who takes down what you say. “Online” sends your voice to a service on the internet.",
    ("pocketsphinx", "vosk", "whisper", "online"),
)
VOSK_FOLDER = Option("", "The folder of a Vosk model.", longest=2_000)
WHISPER_FOLDER = Option("", "The folder of a faster-whisper model.", longest=2_000)
ONLINE_LISTENING = Option(
    False, "Whether your voice may be sent to a service on the internet to be taken down."
)
ROOM_SCREEN = Option("", "The screen the room looks at in a session, as it names itself.", longest=300)
PRACTICE_MONTHS = Option(
    0,
    "After how many months practice that was never submitted is erased, words and sound; 0 keeps it.",
    (0, 3, 6, 12, 24, 36),
)
XAPI_ENDPOINT = Option("", "The address of the learning record store completions go to.", longest=2_000)
XAPI_USER = Option("", "Who we are at the learning record store; empty for a bearer token.", longest=300)
XAPI_VERSION = Option("1.0.3", "The edition of xAPI spoken with it.", ("1.0.3", "2.0.0"))
XAPI_HOME_PAGE = Option("", "The address of the system people have their accounts in.", longest=2_000)
DATABASE_URL = Option(
    "",
    "The records on a database server, as an address without a password; empty for this computer's.",
    longest=2_000,
)
WINDOW = Option("", "Where the window stood and how large it was, as Qt writes it.", longest=2_000)


class Settings(NamedTuple):
    """What somebody has chosen; no dataclass, for whose import the first window would wait."""

    theme: str = THEME.default
    text_percent: int = TEXT_PERCENT.default
    motion: str = MOTION.default
    person: str = PERSON.default
    customer_speech: str = CUSTOMER_SPEECH.default
    voice_volume: int = VOICE_VOLUME.default
    ambience_volume: int = AMBIENCE_VOLUME.default
    speech_percent: int = SPEECH_PERCENT.default
    answer_by: str = ANSWER_BY.default
    talking: str = TALKING.default
    barge_in: bool = BARGE_IN.default
    microphone: str = MICROPHONE.default
    checked_microphones: str = CHECKED_MICROPHONES.default
    loudspeaker: str = LOUDSPEAKER.default
    listener: str = LISTENER.default
    vosk_folder: str = VOSK_FOLDER.default
    whisper_folder: str = WHISPER_FOLDER.default
    online_listening: bool = ONLINE_LISTENING.default
    room_screen: str = ROOM_SCREEN.default
    practice_months: int = PRACTICE_MONTHS.default
    xapi_endpoint: str = XAPI_ENDPOINT.default
    xapi_user: str = XAPI_USER.default
    xapi_version: str = XAPI_VERSION.default
    xapi_home_page: str = XAPI_HOME_PAGE.default
    database_url: str = DATABASE_URL.default
    window: str = WINDOW.default


OPTIONS: Mapping[str, Option[str] | Option[int] | Option[bool]] = {
    "theme": THEME,
    "text_percent": TEXT_PERCENT,
    "motion": MOTION,
    "person": PERSON,
    "customer_speech": CUSTOMER_SPEECH,
    "voice_volume": VOICE_VOLUME,
    "ambience_volume": AMBIENCE_VOLUME,
    "speech_percent": SPEECH_PERCENT,
    "answer_by": ANSWER_BY,
    "talking": TALKING,
    "barge_in": BARGE_IN,
    "microphone": MICROPHONE,
    "checked_microphones": CHECKED_MICROPHONES,
    "loudspeaker": LOUDSPEAKER,
    "listener": LISTENER,
    "vosk_folder": VOSK_FOLDER,
    "whisper_folder": WHISPER_FOLDER,
    "online_listening": ONLINE_LISTENING,
    "room_screen": ROOM_SCREEN,
    "practice_months": PRACTICE_MONTHS,
    "xapi_endpoint": XAPI_ENDPOINT,
    "xapi_user": XAPI_USER,
    "xapi_version": XAPI_VERSION,
    "xapi_home_page": XAPI_HOME_PAGE,
    "database_url": DATABASE_URL,
    "window": WINDOW,
}


class SettingsFile:
    """The settings as they are kept: a small JSON file in the data folder."""

    def __init__(self, folder: Path) -> None:
        self.path = folder / FILE_NAME

    def read(self) -> tuple[Settings, str]:
        """Return the settings, and a sentence for the screen if something was amiss ("" if not).

        A damaged file is set aside beside the new one; a value that is not
        allowed is passed over. Neither stops the program.
        """
        try:
            kept = json.loads(self.path.read_text(encoding="utf-8"))
        except FileNotFoundError:
            return Settings(), ""
        except OSError as error:
            return Settings(), f"The settings could not be read ({error.strerror}), so they start afresh."
        except (ValueError, RecursionError):
            return Settings(), self._set_aside()
        if not isinstance(kept, dict):
            return Settings(), self._set_aside()
        return _settings_from({str(name): value for name, value in kept.items()}), ""  # pyright: ignore[reportUnknownVariableType, reportUnknownArgumentType]

    def change(self, **choices: object) -> Settings:
        """Keep some options anew and return all; what another window has kept meanwhile stays.

        Raises:
            SettingsError: The file could not be written; nothing has changed.
            ValueError: An option has a value it may not have.
        """
        for name, value in choices.items():
            if not _is_allowed(name, value):
                raise ValueError(f"{name} cannot be {value!r}")
        changed = _settings_from(self.read()[0]._asdict() | choices)
        self._write(changed)
        return changed

    def _write(self, settings: Settings) -> None:
        text = json.dumps(settings._asdict(), ensure_ascii=False, indent=2)
        part = self.path.with_name(f"{FILE_NAME}.{os.getpid()}.part")
        try:
            self.path.parent.mkdir(parents=True, exist_ok=True)
            with part.open("w", encoding="utf-8") as file:
                file.write(text + "\n")
                file.flush()
                os.fsync(file.fileno())
            part.replace(self.path)
        except OSError as error:
            with contextlib.suppress(OSError):
                part.unlink(missing_ok=True)
            raise SettingsError(
                f"This choice could not be kept: {error.strerror or error}.",
                remedy=f"It holds until you close Rapport. To keep it, make {self.path.parent} writable.",
            ) from error

    def _set_aside(self) -> str:
        aside = self.path.with_name(DAMAGED_NAME)
        try:
            self.path.replace(aside)
        except OSError:
            return "The settings file is damaged, so the settings start afresh."
        return f"The settings file was damaged; the settings start afresh, the old file is now {aside.name}."


def data_folder(wish: str | None = None) -> Path:
    """Return where records and settings are kept; the folder need not be there yet.

    Args:
        wish: The folder of ``--data``; without it ``RAPPORT_DATA`` decides,
            and else the place the system has for such things.

    Raises:
        SettingsError: Nothing was chosen, and this user has no home folder.
    """
    chosen = wish or os.environ.get("RAPPORT_DATA")
    if chosen:
        return _absolute(chosen)
    if sys.platform.startswith("linux"):  # what platformdirs says too, without waiting for its import
        place = Path(os.environ.get("XDG_DATA_HOME", "").strip())
        return (place if place.is_absolute() else _home() / ".local" / "share") / "Rapport"
    from platformdirs import user_data_path

    return user_data_path("Rapport", appauthor=False)


def _home() -> Path:
    try:
        return Path.home()
    except RuntimeError as error:
        raise SettingsError(
            "There is no place for your records: this user has no home folder.",
            remedy="Choose a folder with --data or RAPPORT_DATA.",
        ) from error


def _absolute(path: str) -> Path:
    try:
        return Path(path).expanduser().absolute()
    except RuntimeError:  # "~somebody" who is unknown here
        return Path(path).absolute()


def _settings_from(kept: Mapping[str, object]) -> Settings:
    chosen: dict[str, Any] = {
        name: value for name, value in kept.items() if name in OPTIONS and _is_allowed(name, value)
    }
    return Settings(**chosen)


def _is_allowed(name: str, value: object) -> bool:
    option = OPTIONS[name]
    if type(value) is not type(option.default):
        return False
    if isinstance(value, str) and option.longest and len(value) > option.longest:
        return False
    return not option.allowed or value in option.allowed
