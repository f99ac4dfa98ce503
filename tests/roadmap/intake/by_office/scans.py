"""Prints order.pdf as a scanner would: `python -m tests.roadmap.intake.by_office.scans`.

Pages lie a little askew, grey and noisy, in JPEG. The files are kept, since they change with the
versions of the libraries that write them.
"""

from __future__ import annotations

from pathlib import Path

import pdfplumber
from PIL import Image, ImageFilter

HERE = Path(__file__).parent
DOTS_PER_INCH = 150
ANGLE = 0.8
NOISE = 0.12
QUALITY = 50


def _pages() -> list[Image.Image]:
    pages = []
    with pdfplumber.open(HERE / "order.pdf") as pdf:
        for number, page in enumerate(pdf.pages):
            image = page.to_image(resolution=DOTS_PER_INCH).original.convert("L")
            askew = image.rotate(
                ANGLE * (-1) ** number, resample=Image.Resampling.BICUBIC, fillcolor=255
            )
            soft = askew.filter(ImageFilter.GaussianBlur(0.6))
            pages.append(Image.blend(soft, Image.effect_noise(soft.size, 25), NOISE))
    return pages


def main() -> None:
    """Write a scan of two pages and a photograph of the first, held sideways."""
    first, *others = _pages()
    first.save(
        HERE / "scan.pdf",
        save_all=True,
        append_images=others,
        resolution=DOTS_PER_INCH,
        quality=QUALITY,
    )
    first.rotate(90, expand=True).save(HERE / "sideways.jpg", quality=QUALITY)


if __name__ == "__main__":
    main()
