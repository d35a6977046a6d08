"""The code on a station's wall: the scene that it carries."""

import base64
import uuid

PAGE = "pages/station/station"


def scene_of(station_id: uuid.UUID) -> str:
    """Return a scene of 24 characters; the page reads it and asks for the station.

    A scene has 32 characters at the most, and a UUID in hexadecimal has 32 itself.
    """
    return "s=" + base64.urlsafe_b64encode(station_id.bytes).rstrip(b"=").decode()
