"""Pictures looked at the way a test can: how large they are and where there is ink."""

from dataclasses import dataclass
from io import BytesIO

from PIL import Image, ImageChops, ImageStat

_INK = 200  # darker than this
_STEP = 40  # few colours make each a little lighter or darker


@dataclass(frozen=True)
class Seen:
    """A picture's size, and the box around everything dark in it; None for an empty one."""

    width: int
    height: int
    ink: tuple[int, int, int, int] | None


def look(png: bytes) -> Seen:
    assert png.startswith(b"\x89PNG\r\n\x1a\n")
    with Image.open(BytesIO(png)) as image:
        grey = image.convert("L").point(lambda light: 255 if light < _INK else 0)
        return Seen(*image.size, grey.getbbox())


def darkness(png: bytes, corner: tuple[int, int], size: tuple[int, int]) -> int:
    """Return how dark a part of a picture is in grey, from 0 for paper to 255."""
    (x, y), (width, height) = corner, size
    with Image.open(BytesIO(png)) as image:
        part = image.convert("L").crop((x, y, x + width, y + height))
        return 255 - round(ImageStat.Stat(part).mean[0])


def difference(one: bytes, other: bytes, below: int, above: int) -> tuple[int, int, int, int]:
    """Return the box in which two pictures differ in grey, of the rows from `below` to `above`."""
    with Image.open(BytesIO(one)) as first, Image.open(BytesIO(other)) as second:
        rows = (0, below, first.width, above)
        greys = [image.convert("L").crop(rows) for image in (first, second)]
    much = ImageChops.difference(*greys).point(lambda step: 255 if step > _STEP else 0)
    left, top, right, bottom = much.getbbox() or (0, 0, 0, 0)
    return left, top + below, right, bottom + below
