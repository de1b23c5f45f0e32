"""What drivers say of their voices, in our words: Linux, Windows and macOS."""

from types import SimpleNamespace

from simulator.speech.engine_voices import ESPEAK_VARIANTS, described


def told(driver: str, **said: object) -> list[tuple[str, str, str, str, bool]]:
    known = {"id": "v", "languages": [], "gender": None, "age": None} | said
    return list(described([SimpleNamespace(**known)], driver))


def test_windows() -> None:
    assert told("sapi5", languages=["en-GB"], gender="Female", age="Adult") == [
        ("v", "en-gb", "female", "middle", False)
    ]
    assert told("sapi5", languages=["en-US"], gender="Male", age="Teen")[0][3] == "young"
    assert told("sapi5", gender=None)[0] == ("v", "", "", "", False)


def test_mac() -> None:
    assert told("nsss", languages=["en_US"], gender="VoiceGenderFemale", age=35) == [
        ("v", "en-us", "female", "middle", False)
    ]
    assert told("nsss", gender="VoiceGenderMale", age="8")[0][3] == "child"
    assert told("nsss", gender="VoiceGenderNeuter") == [], "bells and robots are not customers"


def test_espeak_has_women_and_children_in_front_of_every_voice() -> None:
    rows = told("espeak", id="gmw/en", languages=["en-gb"], gender="Male")
    assert len(rows) == len(ESPEAK_VARIANTS)
    assert {row[2] for row in rows} == {"female", "male"}
    assert all(row[0].startswith("gmw/en+") and row[4] for row in rows)
    assert told("espeak", id="mb/mb-en1") == [], "those need more data than espeak brings"


def test_older_drivers_put_a_priority_before_the_language() -> None:
    assert told("espeak", languages=[b"\x05en-gb"])[0][1] == "en-gb"
