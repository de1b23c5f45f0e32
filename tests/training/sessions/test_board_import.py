"""What colleagues sent comes in as qualities: without names, quotes and signatures, whatever the encoding."""

import time
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from simulator.domain.sessions.board import Quality
from simulator.training.sessions.board_import import mentions_in
from simulator.training.sessions.board_spellings import gathered, spelling_key
from simulator.training.sessions.file_text import LARGEST_FILE, FileTextError, decoded, text_of_file

MAILS = """From: Anna Schmidt <anna@example.org>
Sent: Monday, 2 November 2026 09:12
To: Kim
Subject: RE: Which qualities matter?

Hi Kim,

For me it's trust, respect and kindness.

Kind regards,

Anna Schmidt
Customer Care
Tel. +49 30 1234567

From: Kim Okafor
Sent: Monday
To: all
Subject: Which qualities matter?

On 2 November 2026 at 08:00, Kim Okafor wrote:
> Dear all, which qualities matter most? Honesty?

From: Bo
Subject: RE: Which qualities

1. Respect
2. open, honest communication
3) Patience - most of all with me
• RESPECT

Cheers
Bo
--
Harbour Mutual, 12 Quay Street
-----Original Message-----
From: Kim
Subject: Which

Loyalty?
Punctuality
"""


def test_mails_pasted_one_after_the_other_give_what_each_said_and_nobody() -> None:
    found = mentions_in(MAILS)
    assert found.qualities == (
        *("trust", "respect", "kindness"),
        *("Respect", "open and honest communication", "Patience", "RESPECT"),
    )
    told = " ".join((*found.qualities, *found.left_out))
    assert not any(word in told for word in ("Anna", "Bo", "Harbour", "Punctuality", "Schmidt", "Care"))


@pytest.mark.parametrize(
    ("said", "named"),
    [
        ("Ana: trust, respect; Humour", ("trust", "respect", "Humour")),
        ("Trust: we keep our promises", ("Trust",)),
        ("My three are: honesty, trust and being fair", ("honesty", "trust", "being fair")),
        ("I think listening and patience", ("listening", "patience")),
        ("Open, honest communication", ("Open and honest communication",)),
        ("- respect (both ways)", ("respect",)),
        ("Kindness because it costs nothing", ("Kindness",)),
        ("honesty & humour", ("honesty", "humour")),
        ("Give and take", ("Give and take",)),
        ("信頼、尊敬，理解", ("信頼", "尊敬", "理解")),
        ("ثقة، احترام", ("ثقة", "احترام")),
        ("\tTrust\u00a0", ("Trust",)),
        ("trust\rrespect", ("trust", "respect")),
        ("", ()),
    ],
)
def test_lines_as_people_write_them(said: str, named: tuple[str, ...]) -> None:
    assert mentions_in(said).qualities == named


def test_a_sentence_that_names_nothing_short_is_left_for_a_person_to_look_at() -> None:
    said = "When somebody remembers what I told them a year ago I am theirs for life"
    assert mentions_in(said).qualities == ()
    assert mentions_in(said).left_out == (said,)


@pytest.mark.parametrize("mark", [",", ";", "\t"])
def test_a_table_of_answers_gives_its_answers_and_no_names(mark: str) -> None:
    table = mark.join(("Timestamp", "Name", "Your qualities")) + "\r\n"
    table += mark.join(("2026-11-02", "Zoë Müller", '"trust, respect"')) + "\r\n"
    table += mark.join(("2026-11-03", "O'Brien", "kindness", "humour")) + "\r\n"
    assert mentions_in("\ufeff" + table).qualities == ("trust", "respect", "kindness", "humour")


def test_spellings_of_one_quality_are_gathered_and_slips_are_only_proposed() -> None:
    found = gathered(
        ["trust", "Respect", "Trust!", "being respectful", "the trust", "respct", "OPEN-NESS"],
        [Quality("q1.0", "Respect"), Quality("q1.1", "Kindness")],
    )
    told = [(one.text, one.times, one.onto, one.like) for one in found]
    assert told == [
        ("Trust", 3, "", ""),
        ("Respect", 1, "q1.0", ""),
        ("Being respectful", 1, "", "Respect"),
        ("Respct", 1, "", "Respect"),
        ("Open-ness", 1, "", ""),
    ]
    assert found[0].spellings == ("trust", "Trust!", "the trust")


def test_short_words_are_not_taken_for_slips_of_one_another() -> None:
    assert [one.like for one in gathered(["care", "cure", "core"])] == ["", "", ""]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp1252"])
def test_bytes_are_text_whatever_the_program_that_saved_them(encoding: str) -> None:
    text = "Verlässlichkeit; Humor; Güte"
    assert mentions_in(decoded(text.encode(encoding))).qualities == ("Verlässlichkeit", "Humor", "Güte")


def test_a_saved_mail_gives_its_own_text(tmp_path: Path) -> None:
    mail = tmp_path / "answer.eml"
    mail.write_bytes(
        b"From: a@example.org\r\nTo: k@example.org\r\nSubject: =?utf-8?q?Qualit=C3=A4ten?=\r\n"
        b"MIME-Version: 1.0\r\nContent-Type: text/plain; charset=iso-8859-1\r\n"
        b"Content-Transfer-Encoding: quoted-printable\r\n\r\nG=FCte, Humor\r\n> Was z=E4hlt?\r\n"
    )
    assert mentions_in(text_of_file(mail)).qualities == ("Güte", "Humor")


def test_what_is_no_text_is_refused_in_words(tmp_path: Path) -> None:
    picture, huge = tmp_path / "picture.png", tmp_path / "huge.txt"
    picture.write_bytes(b"\x89PNG\r\n\x1a\n" + bytes([0, 1, 2, 250, 251, 252]) * 40)
    huge.write_bytes(b"a" * (LARGEST_FILE + 1))
    for path in (picture, huge, tmp_path / "missing.txt", tmp_path):
        with pytest.raises(FileTextError) as refused:
            text_of_file(path)
        assert path.name in refused.value.problem
        assert refused.value.remedy


@given(st.text())
def test_any_paste_gives_clean_short_qualities(text: str) -> None:
    for one in gathered(mentions_in(text).qualities):
        assert one.text.strip() == one.text != ""
        assert len(one.text) <= 60
        assert "\n" not in one.text
        assert spelling_key(one.text)


@pytest.mark.parametrize(
    "paste",
    [
        *(
            "a" + " " * 400_000 + "b",
            "\t" * 400_000,
            "@" * 400_000,
            "(" * 400_000,
            "1-" * 200_000,
            "a" * 400_000,
        ),
        *(", and" * 80_000, "trust, " * 60_000, "is " * 130_000, "x\n" * 200_000, "Anna: q\n> a\n" * 30_000),
        "".join(f"quality{n}{n * 7919}, \n" for n in range(25_000)),
    ],
)
def test_a_huge_or_spiteful_paste_is_looked_through_in_time(paste: str) -> None:
    began = time.process_time()
    gathered(mentions_in(paste).qualities)
    assert time.process_time() - began < 6


@given(st.binary(max_size=300))
def test_any_bytes_are_text_or_refused(raw: bytes) -> None:
    try:
        text = decoded(raw)
    except FileTextError:
        return
    assert text or not raw.strip(b"\xef\xbb\xbf\xff\xfe")
