"""Makes every sound of this folder from nothing but numbers:  python assets/sounds/make_sounds.py [FOLDER].

Loops are made on a ring: whatever runs over the end goes on at the beginning, so there is no seam to hear.
The same numbers come each time; change a recipe, run it, look at the spectrogram, keep both.
"""

# ruff: noqa: PLR2004  # a recipe is made of numbers
from __future__ import annotations

import sys
import wave
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

import numpy as np

RATE = 22_050
LOOP_SECONDS = 9.0
EFFECT_PEAK = 0.5  # -6 dB

Sound = np.ndarray  # samples, about -1 to 1


def main() -> None:
    """Write all WAV files."""
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else Path(__file__).parent
    for name, recipe in RECIPES.items():
        write(folder / f"{name}.wav", recipe())


def write(path: Path, sound: Sound) -> None:
    """Write one channel of 16 bits."""
    with wave.open(str(path), "wb") as file:
        file.setparams((1, 2, RATE, 0, "NONE", "not compressed"))
        file.writeframes(np.rint(sound * 32767).astype("<i2").tobytes())


def time_of(seconds: float) -> Sound:
    """Return the time at each sample."""
    return np.arange(round(seconds * RATE)) / RATE


def ring_of(seconds: float) -> Sound:
    """Return a silent loop."""
    return np.zeros(round(seconds * RATE))


def put(ring: Sound, sound: Sound, at_seconds: float, gain: float = 1.0) -> None:
    """Add a sound to a loop; what runs over its end goes on at its beginning."""
    np.add.at(ring, (round(at_seconds * RATE) + np.arange(len(sound))) % len(ring), sound * gain)


def band(sound: Sound, low: float, high: float) -> Sound:
    """Keep what is between two pitches, with soft edges; on a loop it leaves no seam."""
    pitches = np.fft.rfftfreq(len(sound), 1 / RATE) + 1e-9
    kept = 1 / np.sqrt(1 + (low / pitches) ** 8) / np.sqrt(1 + (pitches / high) ** 8)
    return np.fft.irfft(np.fft.rfft(sound) * kept, len(sound))


def pink(chance: np.random.Generator, count: int) -> Sound:
    """Return noise with as much in each octave, which has no seam."""
    size = count // 2 + 1
    turns = np.exp(2j * np.pi * chance.random(size))
    noise = np.fft.irfft(turns / np.sqrt(np.maximum(np.arange(size), 20)), count)
    return noise / np.std(noise)


def smooth(chance: np.random.Generator, count: int, slowest_hertz: float) -> Sound:
    """Return a number that wanders about 0 with a spread of 1, without a seam."""
    size = count // 2 + 1
    up_to = max(2, round(slowest_hertz * count / RATE))
    turns = np.exp(2j * np.pi * chance.random(up_to - 1))
    wander = np.fft.irfft(np.pad(turns, (1, size - up_to)), count)
    return wander / np.std(wander)


def through_a_telephone(sound: Sound) -> Sound:
    """Return what a telephone leaves of a sound: 300 to 3,400 Hz, a little bent."""
    narrow = band(sound, 320, 3300)
    return band(np.tanh(1.6 * narrow / np.abs(narrow).max()), 300, 3400)


def in_a_room(chance: np.random.Generator, sound: Sound, seconds: float, wet: float) -> Sound:
    """Return the sound with its echoes, on the same loop."""
    time = time_of(min(seconds * 2, len(sound) / RATE))
    echoes = band(chance.normal(size=len(time)) * 10 ** (-3 * time / seconds), 200, 4000)
    echoes /= np.sqrt(np.sum(echoes**2))
    spectrum = np.fft.rfft(sound) * np.fft.rfft(echoes, len(sound))
    return sound * (1 - wet) + wet * np.fft.irfft(spectrum, len(sound))


def voiced(pitch: Sound, formants: Sequence[tuple[Sound | float, float, float]], tilt: float) -> Sound:
    """Return what a throat gives: every overtone of a pitch, as loud as the mouth lets it out.

    Args:
        pitch: In hertz, at each sample.
        formants: Of each: centre and width in hertz, loudness.
        tilt: How fast overtones fade with their number.
    """
    turn = 2 * np.pi * np.cumsum(pitch) / RATE
    sound = np.zeros(len(pitch))
    for number in range(1, int(5500 / pitch.min())):
        tone = number * pitch
        out = sum(gain / (1 + ((tone - centre) / width) ** 2) for centre, width, gain in formants)
        sound += np.sin(number * turn + number**2) * out * number**-tilt * (tone < 6000)
    return sound


def hummed(pitch: Sound, formants: Sequence[tuple[float, float, float]], tilt: float) -> Sound:
    """Return what a throat gives while the mouth keeps still: the same turn of sound, again and again."""
    numbers = np.arange(1, int(5500 / pitch.max()))
    tones = numbers * pitch.mean()
    out = sum(gain / (1 + ((tones - centre) / width) ** 2) for centre, width, gain in formants)
    turn = np.fft.irfft(np.concatenate([[0], out * numbers**-tilt * np.exp(1j * numbers**2)]), 4096) * 2048
    places = np.cumsum(pitch) / RATE % 1 * len(turn)
    return np.interp(places, np.arange(len(turn) + 1), np.append(turn, turn[0]))


def struck(pitches: Sequence[float], seconds: Sequence[float], gains: Sequence[float]) -> Sound:
    """Return something hard that is struck: each pitch dies away in its own time."""
    time = time_of(max(seconds) * 1.5)
    tones = zip(pitches, seconds, gains, strict=True)
    sound = sum(g * np.sin(2 * np.pi * p * time) * 10 ** (-3 * time / s) for p, s, g in tones)
    return sound * np.minimum(time / 0.0008, 1)


def peak(sound: Sound, at: float = EFFECT_PEAK) -> Sound:
    """Return an effect at its loudness, with ends that do not click."""
    edge = np.minimum(np.arange(len(sound)) / (0.004 * RATE), 1)
    quiet = sound * edge * edge[::-1]
    return quiet / np.abs(quiet).max() * at


def level(sound: Sound, decibels: float) -> Sound:
    """Return a loop at its loudness on average; single louder moments are bent below half of the loudest."""
    loud = sound / np.std(sound) * 10 ** (decibels / 20)
    bent = 0.3 + 0.2 * np.tanh((np.abs(loud) - 0.3) / 0.2)
    return np.where(np.abs(loud) > 0.3, np.sign(loud) * bent, loud)


def bark(chance: np.random.Generator, seconds: float, pitch: float, mouth: float = 1.0) -> Sound:
    """Return one "woof": a pitch that leaps up and falls, a mouth that opens and shuts, breath, roughness."""
    part = np.linspace(0, 1, round(seconds * RATE))
    rise = np.interp(part, [0, 0.14, 0.35, 1], [0.62, 1.12, 1.0, 0.5])
    rough = 1 + 0.05 * smooth(chance, len(part), 90) + 0.025 * smooth(chance, len(part), 300)
    opened = np.interp(part, [0, 0.2, 0.55, 1], [0.55, 1.1, 1.0, 0.6]) * mouth
    formants = [(620 * opened, 190.0, 1.0), (1250 * opened, 260.0, 0.8), (2500 * opened, 420.0, 0.35)]
    throat = voiced(pitch * rise * rough, formants, 0.35)
    throat += 0.35 * voiced(pitch / 2 * rise * rough, formants, 0.5)
    breath = band(chance.normal(size=len(part)), 500, 3200)
    swell = np.interp(part, [0, 0.06, 0.22, 0.6, 1], [0, 0.9, 1, 0.45, 0]) ** 1.3
    flutter = 1 + 0.3 * smooth(chance, len(part), 110)
    puff = np.interp(part, [0, 0.03, 0.12, 1], [0, 1, 0.3, 0])
    return throat / throat.std() * swell * flutter + breath / breath.std() * (0.22 * swell + 0.5 * puff)


def barks(seed: int, *woofs: tuple[float, float, float], seconds: float) -> Sound:
    """Return woofs (when, how long, pitch) in a kitchen, through a telephone."""
    chance, ring = np.random.default_rng(seed), ring_of(seconds)
    for at, long, pitch in woofs:
        put(ring, bark(chance, long, pitch, 0.97 + 0.06 * chance.random()), at)
    fade = np.interp(time_of(seconds), [0, seconds - 0.12, seconds], [1, 1, 0])
    return peak(through_a_telephone(in_a_room(chance, ring, 0.35, 0.25) * fade))


def make_ring() -> Sound:
    """British ringing: 400 and 450 Hz together, 0.4 s twice, 0.2 s between."""
    time = time_of(1.05)
    tone = sum(np.sin(2 * np.pi * pitch * time) for pitch in (400, 450))
    is_on = np.interp(time, [0, 0.008, 0.392, 0.4, 0.6, 0.608, 0.992, 1.0], [0, 1, 1, 0, 0, 1, 1, 0])
    return peak(np.tanh(0.8 * tone) * is_on)


def make_phone_line() -> Sound:
    """A line that is open: soft hiss, the hum of the mains, a crackle now and then."""
    chance, time = np.random.default_rng(11), time_of(6.0)
    line = band(chance.normal(size=len(time)), 300, 3400)
    line *= 1 + 0.08 * smooth(chance, len(time), 2)
    for pitch, gain in ((50, 0.15), (150, 0.35), (350, 0.25), (450, 0.15), (550, 0.08)):
        line += gain * np.sin(2 * np.pi * pitch * time + pitch)
    for at in (0.9, 2.35, 2.41, 4.8):
        put(line, band(chance.normal(size=220) * np.hanning(220), 500, 3000), at, 3.0)
    return level(band(line, 300, 3400), -40)


def talker(chance: np.random.Generator, seconds: float, pitch: float) -> Sound:
    """Somebody who talks: syllables of any vowel, four or five a second, with pauses; no word among them."""
    ring, at = ring_of(seconds), chance.uniform(0, 0.5)
    while at < seconds - 0.3:
        long = chance.uniform(0.11, 0.28)
        part = np.linspace(0, 1, round(long * RATE))
        tune = pitch * chance.uniform(0.85, 1.2) * np.interp(part, [0, 1], [1.06, 0.92])
        low, high = chance.uniform(280, 780), chance.uniform(850, 2100)
        vowel = [(low, 90.0, 1.0), (high, 130.0, 0.5), (2600.0, 220.0, 0.12)]
        loud = chance.uniform(0.4, 1)
        put(ring, hummed(tune, vowel, 0.6) * np.hanning(len(part)) ** 0.7, at, loud)
        if chance.random() < 0.3:  # a hiss before it
            put(ring, band(chance.normal(size=1200), 2200, 5000) * np.hanning(1200), at - 0.05, 0.12 * loud)
        at += long + (chance.uniform(0.3, 1.2) if chance.random() < 0.14 else chance.uniform(-0.03, 0.06))
    return ring / ring.std()


def murmur(chance: np.random.Generator, pitches: Sequence[float]) -> Sound:
    """Return many who talk at once, near and far, and the breath of the room under them."""
    ring = 0.25 * band(pink(chance, len(ring_of(LOOP_SECONDS))), 90, 1800)
    for pitch in pitches:
        ring += talker(chance, LOOP_SECONDS, pitch) * chance.uniform(0.35, 1.0) / np.sqrt(len(pitches))
    return ring


def squeal(chance: np.random.Generator) -> Sound:
    """A child's delight, from the other end of the room."""
    long = chance.uniform(0.35, 0.75)
    part = np.linspace(0, 1, round(long * RATE))
    top = chance.uniform(800, 1150)
    tune = top * np.interp(part, [0, 0.25, 0.6, 1], [0.72, 1.0, 1.05, 0.8])
    tune *= 1 + 0.012 * np.sin(2 * np.pi * 6.5 * part * long) + 0.006 * smooth(chance, len(part), 30)
    mouth = [(1050.0, 260.0, 1.0), (2300.0, 400.0, 0.4), (3700.0, 500.0, 0.25)]
    return voiced(tune, mouth, 0.5) * np.hanning(len(part)) ** 0.8


def clink(chance: np.random.Generator) -> Sound:
    """A fork on a plate, or a glass on another."""
    first = chance.uniform(1900, 4200)
    tones = first * np.array([1, 1.53, 2.31, 2.87]) * chance.uniform(0.97, 1.03, 4)
    pitches = tones[tones < 10_000].tolist()
    size = len(pitches)
    return struck(pitches, chance.uniform(0.05, 0.22, size), chance.uniform(0.3, 1, size))


def make_restaurant() -> Sound:
    """A party room: people, plates, children further off."""
    chance = np.random.default_rng(21)
    ring = murmur(chance, (105, 118, 132, 150, 175, 190, 205, 220, 235, 260))
    for at in chance.uniform(0, LOOP_SECONDS, 22):
        for again in range(int(chance.integers(1, 4))):
            put(ring, clink(chance), at + again * chance.uniform(0.07, 0.2), chance.uniform(0.15, 0.55))
    children = ring_of(LOOP_SECONDS)
    for at in (0.8, 1.35, 3.9, 5.6, 6.05, 8.1):
        put(children, squeal(chance), at, chance.uniform(0.35, 0.75))
    ring += in_a_room(chance, children, 0.9, 0.75)
    return level(in_a_room(chance, band(ring, 90, 7000), 0.7, 0.45), -26)


def make_shop() -> Sound:
    """A shop: a few people, a till that beeps, the bell on the door."""
    chance = np.random.default_rng(31)
    ring = 0.8 * murmur(chance, (112, 140, 180, 215))
    beep = np.sin(2 * np.pi * 2150 * time_of(0.09)) * np.minimum(1, np.hanning(round(0.09 * RATE)) * 6)
    for at in (1.2, 1.95, 2.6, 6.3, 7.15):
        put(ring, beep, at, 1.1)
    for at, gain in ((4.2, 1.4), (4.34, 0.8), (4.45, 0.5)):
        put(ring, struck((2093, 4290, 5630, 7900), (1.1, 0.7, 0.4, 0.2), (1.0, 0.5, 0.3, 0.15)), at, gain)
    for at in (0.4, 3.3, 5.4, 8.4):
        put(ring, band(chance.normal(size=5000), 150, 1500) * np.hanning(5000), at, 0.6)
    return level(in_a_room(chance, band(ring, 90, 6500), 0.6, 0.5), -27)


def drip(chance: np.random.Generator) -> Sound:
    """A drop into a bucket: a tick, then a bubble that rings higher and higher."""
    time = time_of(0.3)
    pitch = chance.uniform(620, 980) * (1 + 0.9 * np.minimum(time / 0.05, 1.5))
    bubble = np.sin(2 * np.pi * np.cumsum(pitch) / RATE) * np.exp(-time / 0.022) * np.minimum(time / 0.003, 1)
    bucket = struck((410, 655, 1130), (0.25, 0.2, 0.12), (0.5, 0.35, 0.2))[: len(time)]
    bubble[: len(bucket)] += 0.25 * bucket
    tick = chance.normal(size=len(time)) * np.exp(-time / 0.0015) * 0.35
    return np.roll(bubble, round(0.012 * RATE)) + tick


def make_kitchen_drip() -> Sound:
    """A wet kitchen at the other end of a line: drops into a bucket, never quite when expected."""
    chance = np.random.default_rng(41)
    ring = 0.012 * pink(chance, len(ring_of(LOOP_SECONDS)))
    for at in (0.35, 1.5, 2.28, 3.72, 4.55, 5.1, 6.6, 7.42, 8.3):
        put(ring, drip(chance), at, chance.uniform(0.5, 1))
    return level(band(in_a_room(chance, ring, 0.5, 0.3), 280, 3500), -33)


def make_rain() -> Sound:
    """Rain on a window: a rush, and single drops on the pane."""
    chance, seconds = np.random.default_rng(51), 3.0
    rain = 0.5 * band(chance.normal(size=round(seconds * RATE)), 900, 8000)
    for at in chance.uniform(0, seconds, 260):
        drop = struck([chance.uniform(1200, 4200)], [chance.uniform(0.008, 0.03)], [1])
        put(rain, drop, at, chance.uniform(0.2, 1.5))
    swell = np.interp(time_of(seconds), [0, 0.4, 2.2, 3], [0, 1, 1, 0])
    return peak(band(rain, 200, 9000) * swell, 0.35)


def make_bell(*strokes: float) -> Sound:
    """A small brass bell, struck at these seconds: heard across a room of voices, and over soon."""
    bell = struck(
        (1046, 2093, 2099, 3140, 4400, 5790), (1.6, 1.3, 1.2, 0.7, 0.4, 0.2), (0.5, 1, 0.4, 0.45, 0.3, 0.2)
    )
    sound = np.zeros(round((max(strokes) + 1.6) * RATE))
    for at in strokes:
        first = round(at * RATE)
        sound[first:] += bell[: len(sound) - first]
    return peak(
        sound * np.interp(time_of(len(sound) / RATE), [0, max(strokes) + 0.9, max(strokes) + 1.6], [1, 1, 0])
    )


RECIPES: dict[str, Callable[[], Sound]] = {
    "dog-bark": partial(barks, 1, (0.02, 0.19, 520), seconds=0.6),
    "dog-bark-twice": partial(barks, 2, (0.02, 0.18, 500), (0.43, 0.21, 545), seconds=1.05),
    "ring": make_ring,
    "phone-line": make_phone_line,
    "restaurant": make_restaurant,
    "shop": make_shop,
    "kitchen-drip": make_kitchen_drip,
    "rain": make_rain,
    "bell": partial(make_bell, 0.0),
    "bell-twice": partial(make_bell, 0.0, 0.45),
}

if __name__ == "__main__":
    main()
