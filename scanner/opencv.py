"""OpenCV told to keep quiet: its remarks on stderr are for its own developers, not for a clerk.

Import cv2 from here where clips or cameras are opened. The settings are read from the environment
when the library first needs them, so they are in place before anything else happens.
"""

import os

os.environ.setdefault("OPENCV_LOG_LEVEL", "OFF")
os.environ.setdefault("OPENCV_FFMPEG_LOGLEVEL", "-8")  # AV_LOG_QUIET
# V4L2 waits ten seconds for a picture by default, and MSMF spends as long on hardware transforms.
os.environ.setdefault("OPENCV_VIDEOIO_V4L_SELECT_TIMEOUT", "1")
os.environ.setdefault("OPENCV_VIDEOIO_MSMF_ENABLE_HW_TRANSFORMS", "0")

import cv2

cv2.utils.logging.setLogLevel(cv2.utils.logging.LOG_LEVEL_SILENT)

__all__ = ["cv2"]
