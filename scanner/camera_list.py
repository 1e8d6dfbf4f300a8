"""The cameras of this machine: their names, and by what to find each again."""

import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

SYSTEM = Path("/sys/class/video4linux")
_LINKS = Path("/dev/v4l")
_NAMED = "camera:"


@dataclass(frozen=True, slots=True)
class CameraInfo:
    """A camera found on this machine.

    Args:
        name: for people; no two cameras of a list have the same.
        spec: what to give to `open_source`, and to remember: it means the same camera after a
            restart, wherever the system can tell cameras apart.
        device: what to open right now.
    """

    name: str
    spec: str
    device: int | str


def list_cameras(system: Path = SYSTEM, links: Path = _LINKS) -> tuple[CameraInfo, ...]:
    """Return the cameras found, in the order of their numbers. No device is opened."""
    if sys.platform == "linux":
        return _told_apart(list(_on_linux(system, links)))
    return _told_apart(list(_elsewhere()))


def camera_meant(spec: str, cameras: Sequence[CameraInfo]) -> CameraInfo | None:
    """Return the one of `cameras` that a spec means: its identity, device, number, or name.

    A name may be cut short; "camera:" before it is not needed.
    """
    for camera in cameras:
        if spec == camera.spec or _device_of(spec) == camera.device:
            return camera
    wanted = spec.removeprefix(_NAMED).strip().casefold()
    for is_named in (str.__eq__, str.__contains__):
        for camera in cameras if wanted else ():
            if is_named(camera.name.casefold(), wanted):
                return camera
    return None


def name_of(node: Path) -> str:
    """Return what the kernel calls the camera at a node of `SYSTEM`; its file name for nothing."""
    return _line_of(node / "name") or node.name


def _device_of(spec: str) -> int | str:
    if spec.isascii() and spec.isdigit():
        return f"/dev/video{spec}" if sys.platform == "linux" else int(spec)
    # A link is followed anew each time: replugged, the camera may have another number.
    return str(Path(spec).resolve()) if spec.startswith("/dev/") else ""


def _on_linux(system: Path, links: Path) -> Iterator[CameraInfo]:
    nodes = list(_nodes(system))
    names = Counter(map(name_of, nodes))
    serials = {node: _link_to(node, links / "by-id") for node in nodes}
    # Cameras without serial numbers share one such link: it means the one plugged in last.
    shared = {name_of(node) for node in nodes if not serials[node] and names[name_of(node)] > 1}
    for node in nodes:
        serial = "" if name_of(node) in shared else serials[node]
        lasting = serial or _link_to(node, links / "by-path")
        yield CameraInfo(name_of(node), lasting or _NAMED + name_of(node), f"/dev/{node.name}")


def _elsewhere() -> Iterator[CameraInfo]:
    """Name the cameras as the library of the system does, which numbers them as OpenCV does."""
    from cv2_enumerate_cameras import enumerate_cameras
    from cv2_enumerate_cameras import supported_backends as backends

    for found in enumerate_cameras(backends[0]):
        yield CameraInfo(found.name, found.path or _NAMED + found.name, found.index)


def _told_apart(found: list[CameraInfo]) -> tuple[CameraInfo, ...]:
    """Number the cameras of one name by what lasts, so that each keeps its number."""
    seen: Counter[str] = Counter()
    numbered = {}
    for camera in sorted(found, key=lambda camera: camera.spec):
        seen[camera.name] += 1
        if seen[camera.name] > 1:
            name = f"{camera.name} ({seen[camera.name]})"
            spec = _NAMED + name if camera.spec == _NAMED + camera.name else camera.spec
            camera = replace(camera, name=name, spec=spec)  # noqa: PLW2901 # the same camera
        numbered[camera.device] = camera
    return tuple(numbered[camera.device] for camera in found)


def _nodes(system: Path) -> Iterator[Path]:
    for node in sorted(system.glob("video*"), key=lambda node: (len(node.name), node.name)):
        # A webcam has a second node for metadata, which the kernel numbers above 0.
        if _line_of(node / "index") in {"0", ""}:
            yield node


def _link_to(node: Path, folder: Path) -> str:
    links = sorted(link for link in folder.glob("*") if link.resolve().name == node.name)
    return str(links[0]) if links else ""


def _line_of(file: Path) -> str:
    try:
        return file.read_text(encoding="utf-8", errors="replace").strip()
    except OSError:
        return ""
