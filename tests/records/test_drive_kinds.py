"""A live database on a shared or synchronised drive is told of before anything is lost on it."""

import os
from pathlib import Path, PurePosixPath, PureWindowsPath

import pytest

from simulator.records import open_store
from simulator.records.drive_kinds import is_on_network, is_unc, synchronised_by
from simulator.records.interface import RecordsUnavailableError

MOUNTS = """\
/dev/sda1 / ext4 rw,relatime 0 0
proc /proc proc rw 0 0
server:/home {net} {kind} rw 0 0
/dev/sdb1 {net}/stick vfat rw 0 0
half a line
"""


@pytest.fixture
def net(tmp_path: Path) -> Path:
    folder = tmp_path / "a drive" / "of others"
    folder.mkdir(parents=True)
    return folder


def _mounts(net: Path, kind: str) -> Path:
    told = net.parent.parent / "mounts"
    told.write_text(MOUNTS.format(net=str(net).replace(" ", "\\040"), kind=kind), encoding="utf-8")
    return told


@pytest.mark.skipif(os.name != "posix", reason="as Linux lists its drives")
@pytest.mark.parametrize("kind", ["nfs", "nfs4", "cifs", "smb3", "9p", "fuse.sshfs"])
def test_network_drives_are_known(net: Path, kind: str) -> None:
    mounts = _mounts(net, kind)
    assert is_on_network(net, mounts=mounts)
    assert is_on_network(net / "not" / "there yet", mounts=mounts)
    assert not is_on_network(net.parent, mounts=mounts)
    assert not is_on_network(net / "stick" / "records", mounts=mounts)


@pytest.mark.skipif(os.name != "posix", reason="as Linux lists its drives")
@pytest.mark.parametrize("kind", ["ext4", "btrfs", "xfs", "vfat", "tmpfs", "overlay", "fuseblk"])
def test_drives_of_this_computer_are_none(net: Path, kind: str) -> None:
    assert not is_on_network(net, mounts=_mounts(net, kind))


@pytest.mark.skipif(os.name != "posix", reason="as Linux lists its drives")
def test_link_to_a_network_drive_is_one(net: Path, tmp_path: Path) -> None:
    link = tmp_path / "link"
    link.symlink_to(net)
    assert is_on_network(link / "records", mounts=_mounts(net, "nfs4"))


def test_no_list_of_drives_is_no_network(tmp_path: Path) -> None:
    assert not is_on_network(tmp_path, mounts=tmp_path / "missing")


@pytest.mark.skipif(os.name != "posix", reason="as Linux lists its drives")
def test_records_on_a_network_drive_are_refused_with_what_to_do(
    net: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    mounts = _mounts(net, "cifs")
    monkeypatch.setattr(
        "simulator.records.opening.is_on_network", lambda folder: is_on_network(folder, mounts=mounts)
    )
    with pytest.raises(RecordsUnavailableError, match="network drive") as refused:
        open_store(net / "records")
    assert "--database-url" in refused.value.remedy
    assert "bundle" in refused.value.remedy
    assert not list((net / "records").glob("*.sqlite"))


@pytest.mark.parametrize(
    ("path", "unc"),
    [
        (r"\\server\share\Rapport", True),
        (r"\\?\UNC\server\share", True),
        (r"\\?\C:\Users\ann", False),
        (r"C:\Users\ann", False),
        ("/home/ann", False),
    ],
)
def test_paths_to_other_computers_are_known(path: str, unc: bool) -> None:
    assert is_unc(path) is unc


@pytest.mark.parametrize(
    ("folder", "program"),
    [
        (PureWindowsPath(r"C:\Users\ann\OneDrive - Acme Ltd\Rapport"), "OneDrive"),
        (PureWindowsPath(r"C:\Users\ann\OneDrive\Rapport"), "OneDrive"),
        (PurePosixPath("/Users/ann/Library/Mobile Documents/Rapport"), "iCloud"),
        (PurePosixPath("/Users/ann/Library/CloudStorage/GoogleDrive-ann@x.org/Rapport"), "Google Drive"),
        (PureWindowsPath(r"G:\My Drive\Rapport"), "Google Drive"),
        (PurePosixPath("/home/ann/Dropbox (Acme)/Rapport"), "Dropbox"),
        (PurePosixPath("/home/ann/Nextcloud/Rapport"), "Nextcloud"),
        (PurePosixPath("/home/ann/.local/share/Rapport"), ""),
        (PurePosixPath("/home/ann/dropbox-notes/onedriver"), ""),
    ],
)
def test_synchronised_folders_are_known_by_their_names(
    folder: PurePosixPath | PureWindowsPath, program: str
) -> None:
    assert synchronised_by(folder) == program
