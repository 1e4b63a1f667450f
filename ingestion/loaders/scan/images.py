"""Images of pages, from files and from PDF, as greys of one resolution; red seals taken out."""

from __future__ import annotations

import io
import warnings
from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager

import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageOps, ImageSequence
from pypdfium2 import PdfiumError, PdfPage
from scipy import ndimage

from ingestion.loaders.limits import Limits
from ingestion.loaders.pdf.opening import opened
from ingestion.loaders.scan.raster import DPI, Grey
from ingestion.loaders.scan.reading import Scan
from ingestion.loaders.unreadable import Unreadable

_LONG_SIDE, _LONGEST = 11.69, 24.0
_DPI_BOUNDS = (100, 1200)
_MOST_DOTS = 120_000_000
_RED_LEAST, _RED_OVER = 110, 45
_SEAL, _SEAL_GAP = int(0.9 * DPI), 9
_WHITE = 255

_DAMAGED = "Tệp ảnh hỏng hoặc bị cắt cụt, không mở được. Hãy quét hoặc chụp lại rồi nạp."
_TOO_LARGE = "Ảnh quá lớn ({width} × {height} điểm). Hãy quét lại ở 200-300 dpi, khổ A4 rồi nạp."


def page_count(data: bytes) -> int:
    """How many pages the image file in ``data`` has; raise ``Unreadable`` for none that can be opened."""
    with _image(data) as image:
        return int(getattr(image, "n_frames", 1))


def scans_of(data: bytes) -> Iterator[Scan]:
    """The pages of the image file in ``data``, one after the other."""
    with _image(data) as image:
        for number, frame in enumerate(ImageSequence.Iterator(image), 1):
            if frame.width * frame.height > _MOST_DOTS:
                raise Unreadable(_TOO_LARGE.format(width=frame.width, height=frame.height))
            upright = ImageOps.exif_transpose(frame)
            inches = _inches(upright)
            size = (max(round(inches[0] * DPI), 1), max(round(inches[1] * DPI), 1))
            colours = _flat(upright).resize(size, Image.Resampling.LANCZOS, reducing_gap=3)
            yield Scan(number, without_seals(np.asarray(colours)))


def scans_of_pdf(data: bytes, numbers: Sequence[int], limits: Limits) -> Iterator[Scan]:
    """The given pages (from 1) of the PDF file in ``data``, one after the other; damaged ones left out."""
    for number in numbers:
        try:
            with opened(data, limits) as pdf, closing(pdf[number - 1]) as page:
                colours = _rendered(page)
        except PdfiumError:
            continue
        yield Scan(number, without_seals(colours))


def _rendered(page: PdfPage) -> NDArray[np.uint8]:
    inches = max(page.get_width(), page.get_height()) / 72
    scale = DPI / 72 * min(1.0, _LONGEST / max(inches, 0.01))
    bitmap = page.render(scale=scale, rev_byteorder=True, prefer_bgrx=True)
    colours: NDArray[np.uint8] = bitmap.to_numpy()[..., :3].copy()
    return colours


@contextmanager
def _image(data: bytes) -> Iterator[Image.Image]:
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # doubtful tags of a scanner are no concern of the reader
            with Image.open(io.BytesIO(data)) as image:
                if image.width * image.height > _MOST_DOTS:
                    raise Unreadable(_TOO_LARGE.format(width=image.width, height=image.height))
                yield image
    except Image.DecompressionBombError:
        raise Unreadable(_TOO_LARGE.format(width="?", height="?")) from None
    except (OSError, SyntaxError, ValueError, EOFError, IndexError, TypeError, OverflowError):
        raise Unreadable(_DAMAGED) from None


def _inches(image: Image.Image) -> tuple[float, float]:
    """How large the page is: by the file's resolution where that is likely, else as tall as A4."""
    dpi = image.info.get("dpi", (0, 0))
    across, down = (float(each) if each else 0.0 for each in (dpi if isinstance(dpi, tuple) else (dpi, dpi)))
    if all(_DPI_BOUNDS[0] <= each <= _DPI_BOUNDS[1] for each in (across, down)):
        width, height = image.width / across, image.height / down
        if max(width, height) <= _LONGEST:
            return width, height
    scale = _LONG_SIDE / max(image.width, image.height)
    return image.width * scale, image.height * scale


def _flat(image: Image.Image) -> Image.Image:
    """The image in colours, what is transparent on white."""
    if "A" not in image.getbands() and "transparency" not in image.info:
        return image.convert("RGB")
    layered = image.convert("RGBA")
    return Image.alpha_composite(Image.new("RGBA", layered.size, "white"), layered).convert("RGB")


def without_seals(colours: NDArray[np.uint8]) -> Grey:
    """The greys of ``colours`` (rows × columns × RGB); round red seals as large as an inch turned white.

    What is printed under a seal stays; small red print (a stamp of secrecy or urgency) stays too.
    """
    grey = np.asarray(Image.fromarray(colours).convert("L"))
    red = colours[..., 0].astype(np.int16)
    others = np.maximum(colours[..., 1], colours[..., 2])
    inked = (red >= _RED_LEAST) & (red - others >= _RED_OVER)
    if not inked.any():
        return grey
    labels, _ = ndimage.label(ndimage.maximum_filter(inked, _SEAL_GAP))
    seals = [0]
    for number, (rows, columns) in enumerate(ndimage.find_objects(labels), 1):
        if min(rows.stop - rows.start, columns.stop - columns.start) >= _SEAL:
            seals.append(number)
    return np.where(np.isin(labels, seals[1:]) & (red - others >= _RED_OVER // 2), np.uint8(_WHITE), grey)
