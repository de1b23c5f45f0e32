"""What kind of place a data folder is in: neither a shared nor a synchronised drive carries a live database.

A database is safe where the operating system itself locks and orders what is written. Network drives promise
that and do not keep it; programs that synchronise folders copy a file while it is being written.
"""

from __future__ import annotations

import re
import sys
from pathlib import Path, PurePath

MOUNTS = Path("/proc/mounts")
_NETWORK_KINDS = frozenset(
    {
        *("nfs", "nfs4", "cifs", "smb3", "smbfs", "ncpfs", "9p", "afs", "afpfs", "davfs"),
        *("ceph", "glusterfs", "lustre", "gpfs", "beegfs", "ocfs2", "vboxsf", "vmhgfs"),
        *(
            "fuse.sshfs",
            "fuse.rclone",
            "fuse.davfs",
            "fuse.davfs2",
            "fuse.glusterfs",
            "fuse.s3fs",
            "fuse.cifs",
        ),
        *("fuse.gvfsd-fuse", "fuse.smbnetfs", "fuse.vmhgfs-fuse", "fuse.google-drive-ocamlfuse"),
    }
)
"""As Linux calls them; some are drives that a computer shares with the machines it pretends to be."""

_SYNCHRONISED = (
    (re.compile(r"onedrive( ?- ?.+)?"), "OneDrive"),
    (re.compile(r"dropbox( ?\(.+\))?"), "Dropbox"),
    (re.compile(r"google ?drive( ?\(.+\))?|googledrive-.+|my drive"), "Google Drive"),
    (re.compile(r"icloud ?drive|mobile documents|com~apple~clouddocs"), "iCloud"),
    (re.compile(r"nextcloud|owncloud|pcloud ?drive|box( sync)?|synology ?drive|seafile|syncthing"), ""),
)
_REMOTE_DRIVE = 4
"""As Windows numbers the kinds of drives."""


def is_on_network(folder: Path, *, mounts: Path = MOUNTS) -> bool:
    """Whether a folder, which need not be there yet, is on a drive of another computer.

    Args:
        folder: The folder.
        mounts: Where Linux lists what is mounted; elsewhere there is no such file.
    """
    if is_unc(str(folder)):
        return True
    if sys.platform == "win32":
        return _is_remote_drive(folder)
    return _kind_of_mount(folder, mounts) in _NETWORK_KINDS


def is_unc(path: str) -> bool:
    r"""Whether a path names another computer as Windows writes it (``\\server\share``)."""
    if path.upper().startswith("\\\\?\\UNC\\"):
        return True
    return path.startswith("\\\\") and not path.startswith(("\\\\?\\", "\\\\.\\"))


def synchronised_by(folder: PurePath) -> str:
    """Return which program copies a folder to other computers, as far as its name tells; "" for none."""
    for part in folder.parts:
        for names, program in _SYNCHRONISED:
            if names.fullmatch(part.casefold()):
                return program or part
    return ""


def _kind_of_mount(folder: Path, mounts: Path) -> str:
    """Return the kind of the drive a folder is on; "" if nobody says."""
    try:
        lines = mounts.read_text(encoding="utf-8", errors="surrogateescape").splitlines()
        place = folder.resolve()
    except (OSError, RuntimeError):
        return ""
    found, depth = "", -1
    for line in lines:
        fields = line.split(" ")
        if len(fields) < 3:  # noqa: PLR2004  # what, where, kind
            continue
        where = Path(_unescaped(fields[1]))
        if len(where.parts) >= depth and (where == place or where in place.parents):
            found, depth = fields[2], len(where.parts)  # of two on one place the later one is seen
    return found


def _unescaped(told: str) -> str:
    return re.sub(r"\\([0-7]{3})", lambda code: chr(int(code[1], 8)), told)


def _is_remote_drive(folder: Path) -> bool:
    if sys.platform != "win32":
        return False
    import ctypes

    return bool(ctypes.windll.kernel32.GetDriveTypeW(folder.absolute().anchor) == _REMOTE_DRIVE)
