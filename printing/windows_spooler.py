"""Windows' spooler by pywin32, nothing else. UNTESTED: no Windows was at hand. Windows only."""

from collections.abc import Sequence

import pywintypes
import win32con
import win32print
import win32ui
from PIL import Image, ImageWin

from kiosk.ports import PrintTrouble
from printing.raster import RgbImage
from printing.windows_queue import SpooledJob, SpoolerError, Status

_EVERY_JOB = 999
_QUEUE_TROUBLES = {
    win32print.PRINTER_STATUS_OFFLINE: PrintTrouble.UNREACHABLE,
    win32print.PRINTER_STATUS_NOT_AVAILABLE: PrintTrouble.UNREACHABLE,
    win32print.PRINTER_STATUS_PAUSED: PrintTrouble.PAUSED,
    win32print.PRINTER_STATUS_PAPER_JAM: PrintTrouble.JAM,
    win32print.PRINTER_STATUS_DOOR_OPEN: PrintTrouble.COVER_OPEN,
    win32print.PRINTER_STATUS_PAPER_OUT: PrintTrouble.OUT_OF_MEDIA,
    win32print.PRINTER_STATUS_NO_TONER: PrintTrouble.OUT_OF_INK,
    win32print.PRINTER_STATUS_ERROR: PrintTrouble.OTHER,
}


class WindowsSpooler:
    """A Spooler of printing.windows_queue."""

    def __init__(self, queue: str) -> None:
        self._queue = queue

    def submit(self, name: str, page: RgbImage) -> None:
        try:
            context = win32ui.CreateDC()
            context.CreatePrinterDC(self._queue)
            width = context.GetDeviceCaps(win32con.HORZRES)
            height = context.GetDeviceCaps(win32con.VERTRES)
            context.StartDoc(name)
            context.StartPage()
            picture = ImageWin.Dib(Image.fromarray(page))
            picture.draw(context.GetHandleOutput(), (0, 0, width, height))
            context.EndPage()
            context.EndDoc()
            context.DeleteDC()
        except (pywintypes.error, win32ui.error) as error:
            raise SpoolerError(str(error)) from error

    def jobs(self) -> Sequence[SpooledJob]:
        try:
            handle = win32print.OpenPrinter(self._queue)
            try:
                listed = win32print.EnumJobs(handle, 0, _EVERY_JOB, 1)
            finally:
                win32print.ClosePrinter(handle)
        except pywintypes.error as error:
            raise SpoolerError(str(error)) from error
        return [
            SpooledJob(each["JobId"], each["pDocument"] or "", Status(each["Status"]))
            for each in listed
        ]

    def delete(self, number: int) -> None:
        try:
            handle = win32print.OpenPrinter(self._queue)
            try:
                win32print.SetJob(handle, number, 0, None, win32print.JOB_CONTROL_DELETE)
            finally:
                win32print.ClosePrinter(handle)
        except pywintypes.error as error:
            raise SpoolerError(str(error)) from error

    def troubles(self) -> tuple[PrintTrouble, ...]:
        try:
            handle = win32print.OpenPrinter(self._queue)
            try:
                status = win32print.GetPrinter(handle, 2)["Status"]
            finally:
                win32print.ClosePrinter(handle)
        except pywintypes.error as error:
            raise SpoolerError(str(error)) from error
        return tuple(trouble for flag, trouble in _QUEUE_TROUBLES.items() if status & flag)
