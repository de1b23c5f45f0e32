"""What the columns of a list of people are called in the wild, and what each of them means here."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType


class Field(StrEnum):
    """Something a column can say of a person."""

    NUMBER = "number"
    NAME = "name"
    FIRST_NAME = "first-name"
    LAST_NAME = "last-name"
    EMAIL = "email"
    TEAM = "team"
    MANAGER = "manager"
    STARTED_ON = "started-on"
    STATUS = "status"
    SUSPENDED = "suspended"
    LEFT_ON = "left-on"


@dataclass(frozen=True, slots=True)
class Preset:
    """A kind of file that is known by its headings.

    Attributes:
        id: As options call it.
        title: As people call it.
        telling: Headings, as keys, that all stand in such a file and tell it from others.
        means: What columns are called there, as keys, the likeliest first.
    """

    id: str
    title: str
    telling: frozenset[str]
    means: Mapping[Field, tuple[str, ...]]


def heading_key(heading: str) -> str:
    """Return what spellings of one heading have in common: "Employee No.", "employee_no" and "EmployeeNo"."""
    return re.sub(r"[\W_]+", "", heading.casefold())


_MOODLE = Preset(
    "moodle",
    "Moodle, upload users",
    frozenset({"username", "firstname", "lastname"}),
    MappingProxyType(
        {
            Field.NUMBER: ("idnumber", "username"),
            Field.FIRST_NAME: ("firstname",),
            Field.LAST_NAME: ("lastname",),
            Field.EMAIL: ("email",),
            Field.TEAM: ("department", "cohort1", "institution"),
            Field.SUSPENDED: ("suspended", "deleted"),
        }
    ),
)

_ONEROSTER = Preset(
    "oneroster",
    "OneRoster users.csv",
    frozenset({"sourcedid", "givenname", "familyname"}),
    MappingProxyType(
        {
            Field.NUMBER: ("sourcedid", "identifier"),
            Field.FIRST_NAME: ("givenname",),
            Field.LAST_NAME: ("familyname",),
            Field.EMAIL: ("email",),
            Field.TEAM: ("orgsourcedids", "primaryorgsourcedid"),
            Field.MANAGER: ("agentsourcedids",),
            Field.STATUS: ("status", "enableduser"),
        }
    ),
)

_HRIS = Preset(
    "hris",
    "A list from an HR system",
    frozenset(),
    MappingProxyType(
        {
            Field.NUMBER: (
                *("employeenumber", "employeeno", "employeeid", "empno", "empid", "empnumber"),
                *("personnelnumber", "personnelno", "staffnumber", "staffno", "staffid", "workerid"),
                *("payrollnumber", "payrollno", "badgenumber", "personalnummer", "mitarbeiternummer"),
                *("persnr", "personnr", "matricule", "idnumber", "number", "no", "nr", "id"),
            ),
            Field.NAME: (
                *("fullname", "name", "employeename", "employee", "displayname", "workername", "staffname"),
                *("legalname", "preferredname", "mitarbeiter", "nom"),
            ),
            Field.FIRST_NAME: (
                *("firstname", "givenname", "forename", "forenames", "preferredfirstname", "legalfirstname"),
                *("first", "vorname", "prénom", "prenom", "nombre"),
            ),
            Field.LAST_NAME: (
                *("lastname", "surname", "familyname", "legallastname", "last", "nachname", "familienname"),
                *("nomdefamille", "apellidos", "apellido"),
            ),
            Field.EMAIL: (
                *("workemail", "email", "emailaddress", "businessemail", "mail", "workemailaddress"),
                *("emailwork", "emailadresse"),
            ),
            Field.TEAM: (
                *("team", "teamname", "department", "departmentname", "dept", "orgunit", "costcentre"),
                *("costcenter", "group", "store", "branch", "location", "abteilung", "filiale", "service"),
            ),
            Field.MANAGER: (
                *("managernumber", "managerno", "managerid", "manageremployeeid", "manageremployeenumber"),
                *("managerspersonnelnumber", "supervisorid", "supervisornumber", "reportstoid", "reportsto"),
                *("linemanagerid", "linemanagernumber", "vorgesetztennummer", "manager", "supervisor"),
            ),
            Field.STARTED_ON: (
                *("startdate", "hiredate", "dateofhire", "hiredon", "startedon", "joiningdate", "datejoined"),
                *("joindate", "dateofjoining", "employmentstart", "employmentstartdate", "eintrittsdatum"),
                *("eintritt", "datedentrée", "start"),
            ),
            Field.STATUS: (
                *("status", "employmentstatus", "employeestatus", "active", "isactive", "workerstatus"),
                *("state", "enabled"),
            ),
            Field.SUSPENDED: ("suspended", "terminated", "isleaver", "leaver", "inactive"),
            Field.LEFT_ON: (
                *("enddate", "terminationdate", "leavingdate", "dateleft", "lastday", "lastworkingday"),
                *("leftdate", "lefton", "leaveddate", "austrittsdatum", "austritt"),
            ),
        }
    ),
)

PRESETS: Mapping[str, Preset] = MappingProxyType(
    {preset.id: preset for preset in (_MOODLE, _ONEROSTER, _HRIS)}
)
_KNOWN = frozenset(key for preset in PRESETS.values() for keys in preset.means.values() for key in keys)


def is_known_heading(cell: str) -> bool:
    """Whether a cell reads like the heading of a column about people."""
    return len(cell) <= 60 and heading_key(cell) in _KNOWN  # noqa: PLR2004  # no heading is a paragraph


def preset_for(headings: Sequence[str]) -> Preset:
    """Return the kind of file that headings speak of."""
    keys = {heading_key(heading) for heading in headings}
    return next((p for p in PRESETS.values() if p.telling and p.telling <= keys), _HRIS)


def guessed_columns(headings: Sequence[str], preset: Preset) -> dict[Field, str]:
    """Return which heading most likely says what; a heading says one thing."""
    by_key: dict[str, str] = {}
    for heading in headings:
        by_key.setdefault(heading_key(heading), heading)
    guessed: dict[Field, str] = {}
    for field, keys in preset.means.items():
        found = next((by_key[k] for k in keys if k in by_key and by_key[k] not in guessed.values()), None)
        if found is not None:
            guessed[field] = found
    if Field.FIRST_NAME in guessed and Field.LAST_NAME in guessed:
        guessed.pop(Field.NAME, None)
    elif Field.NAME in guessed:
        guessed.pop(Field.FIRST_NAME, None)
        guessed.pop(Field.LAST_NAME, None)
    return guessed
