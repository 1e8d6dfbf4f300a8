"""`kiosk doctor --camera`: what a camera delivers, and what to change, in sentences."""

import json
from collections.abc import Callable
from dataclasses import asdict, dataclass

import cv2

from kiosk.app.eyes import Eyes
from kiosk.clock import Clock
from scanner.examination import CameraReport, examine
from scanner.stream import StreamDecoder
from scanner.watch import watch
from scanner.webcams import CameraInfo, list_cameras, mode_of
from ui.preflight_wording import finding_texts
from ui.translation import in_english


@dataclass(frozen=True, slots=True)
class CameraOrder:
    """Which camera to examine, as `open_source` takes it (empty: the first), for how long."""

    spec: str = ""
    seconds: float = 15.0
    as_json: bool = False


def examine_camera(order: CameraOrder, clock: Clock, *, tell: Callable[[str], None]) -> bool:
    """Examine one camera and tell what was found; return whether nothing is to be changed.

    Raises:
        TroubleError: there is no such camera, it is in use, not allowed, or stopped sending.
    """
    cv2.setNumThreads(1)  # measured as the desk works
    for other in [] if order.as_json else _others(order.spec):
        tell(other)
    source, _ = Eyes(order.spec, None, clock).open()
    if not order.as_json:
        tell(f"{source.name}: hold a ticket before the camera, {order.seconds:.0f} s at most.")
    try:
        report = examine(watch(source, StreamDecoder(), clock), order.seconds)
    finally:
        source.close()
    if order.as_json:
        tell(json.dumps({"camera": source.name, **as_json(report)}, ensure_ascii=False))
    else:
        for line in sentences(report):
            tell(line)
    return not report.findings


def sentences(report: CameraReport) -> list[str]:
    """Return the figures in one line, then one line for each thing to change."""
    soft = "-" if report.softness is None else f"{report.softness:.1f} px"
    code = "none" if report.code_after_s is None else f"after {report.code_after_s:.1f} s"
    figures = (
        f"{report.width} x {report.height} pixels, {report.rate:.1f} pictures/s, "
        f"brightness {report.brightness:.0f} of 255, edges {soft} soft, "
        f"searched in {report.decode_ms:.1f} ms, code read: {code}."
    )
    return [figures, *(_advice(report) or ["This camera does well."])]


def as_json(report: CameraReport) -> dict[str, object]:
    """Return a report as plain JSON values."""
    rounded = {k: round(v, 2) if isinstance(v, float) else v for k, v in asdict(report).items()}
    findings = [finding.value for finding in report.findings]
    return rounded | {"findings": findings, "advice": _advice(report)}


def _advice(report: CameraReport) -> list[str]:
    with in_english():
        return finding_texts([finding.value for finding in report.findings])


def _others(spec: str) -> list[str]:
    """Name the cameras there are when none was asked for."""
    return [] if spec else [_described(camera) for camera in list_cameras()]


def _described(camera: CameraInfo) -> str:
    mode = mode_of(camera.device)
    size = "in use, or not allowed"
    if mode is not None:
        size = f"{mode.width} x {mode.height} at {mode.rate:.0f}/s"
    return f"Camera: {camera.name} ({size}), --camera {camera.spec}"
