"""What a file is instead of a sound that can be read: known by its first bytes, or by a number in a WAV."""

from __future__ import annotations

FOREIGN: tuple[tuple[int, bytes, str], ...] = (
    (0, b"ID3", "an MP3 file"),
    (0, b"\xff\xfb", "an MP3 file"),
    (0, b"\xff\xf3", "an MP3 file"),
    (0, b"\xff\xf2", "an MP3 file"),
    (0, b"\xff\xf1", "an AAC file"),
    (0, b"\xff\xf9", "an AAC file"),
    (0, b"OggS", "an Ogg file"),
    (0, b"fLaC", "a FLAC file"),
    (4, b"ftyp", "an MP4 or M4A file"),
    (0, b"\x1aE\xdf\xa3", "a WebM or Matroska file"),
    (0, b"0&\xb2u\x8ef\xcf\x11", "a Windows Media file"),
    (0, b"#!AMR", "an AMR file"),
    (0, b"caff", "a Core Audio file"),
    (0, b"riff.\x91\xcf\x11", "a Wave64 file"),
    (0, b".snd", "an AU file"),
    (0, b"MThd", "a MIDI file"),
    (8, b"AVI ", "a film"),
    (0, b"\x89PNG", "a picture"),
    (0, b"\xff\xd8\xff", "a picture"),
    (0, b"GIF8", "a picture"),
    (0, b"BM", "a picture"),
    (8, b"WEBP", "a picture"),
    (0, b"%PDF", "a PDF document"),
    (0, b"PK\x03\x04", "a ZIP archive or an office document"),
    (0, b"\x1f\x8b", "a compressed archive"),
    (0, b"\x7fELF", "a program"),
    (0, b"MZ", "a program"),
    (0, b"SQLite format 3", "a database"),
)
"""Where in the file, which bytes, and what it is then; the first that fits."""

COMPRESSED: dict[int, str] = {
    0x0002: "Microsoft ADPCM",
    0x0011: "IMA ADPCM",
    0x0031: "GSM 6.10",
    0x0050: "MPEG",
    0x0055: "MP3",
    0x00FF: "AAC",
    0x0161: "Windows Media Audio",
    0x674F: "Ogg Vorbis",
    0xF1AC: "FLAC",
}
"""What a WAV file calls the ways of writing sound that are not read here."""
