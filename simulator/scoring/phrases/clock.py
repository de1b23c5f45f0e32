"""What ``#time`` matches: a concrete time somebody can be held to, as patterns."""

from __future__ import annotations

_UNITS = "(minute|minutes|hour|hours|day|days|week|weeks|month|months)"
_COUNT = f"(#number [and a half] [business|working] {_UNITS}|(a|an) {_UNITS}|half an hour|an hour and a half)"
_PART = "(morning|afternoon|evening|night|noon|lunchtime|lunch)"
_DAY = (
    "(monday|tuesday|wednesday|thursday|friday|saturday|sunday|mon|tues|wed|thurs|fri|mondays|tuesdays|wednesdays"
    "|thursdays|fridays|saturdays|sundays)"
)

TIMES: tuple[str, ...] = (
    "#number (am|pm|oclock|thirty|fifteen)",
    "#number in the (morning|afternoon|evening)",
    "(half past|quarter past|quarter to) #number",
    "(noon|midday|midnight)",
    f"(in|within|under|inside) [about|around|the next|less than|like] {_COUNT}",
    "(in|within|inside) the (hour|day|week)",
    "(#number|couple of|couple|few) (minute|minutes|seconds|hours)",
    f"{_COUNT} [time|tops|max]",
    f"(today|tonight|tomorrow|{_DAY}) [{_PART}]",
    f"(this|next|tomorrow) ({_PART}|week|{_DAY})",
    "(end|close) of [the|this] (day|week|business|month|shift)",
    "(the|this) (end of the day|weekend)",
    "(right now|right away|straight away|this minute|this second|immediately)",
    "by #number",
    "before #number",
    "(before|by the time) you (leave|go|hang up)",
)
