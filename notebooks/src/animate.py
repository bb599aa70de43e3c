"""Draw the moving pictures of the lessons, once, as small animated files that the package carries.

python notebooks/src/animate.py [NAME …]     draw all, or those named
"""

import io
import sys
from pathlib import Path

import matplotlib

matplotlib.use("Agg")

from PIL import Image

from jtbd_helpers.course.explorables.player import wait
from jtbd_helpers.course.explorables.stories import BETWEEN, STORIES
from jtbd_helpers.plotting import moving

FOLDER = Path(__file__).resolve().parents[2] / "jtbd_helpers" / "course" / "explorables" / "moving"
COLOURS = 48


def frames(name: str) -> list[Image.Image]:
    """Every frame of a story, in few colours, the same for all of them."""
    figure, ax = moving.new_frame()
    drawn = []
    for number in range(STORIES[name].frames):
        moving.DRAWN[name](ax, number / BETWEEN)
        page = io.BytesIO()
        figure.savefig(page, format="png")
        drawn.append(Image.open(page).convert("RGB"))
    stages = drawn[::BETWEEN]
    width, height = stages[0].size
    sheet = Image.new("RGB", (width, height * len(stages)))
    for place, stage in enumerate(stages):
        sheet.paste(stage, (0, place * height))
    palette = sheet.quantize(COLOURS)
    return [one.quantize(palette=palette, dither=Image.Dither.NONE) for one in drawn]


def main(names: list[str]) -> int:
    for name in names or STORIES:
        pages = frames(name)
        waits = [wait(number) for number in range(len(pages))]
        target = FOLDER / f"{name}.gif"
        pages[0].save(target, save_all=True, append_images=pages[1:], duration=waits, loop=0, optimize=True)
        print(f"{target.name}: {len(pages)} frames, {target.stat().st_size / 1000:.0f} kB")  # noqa: T201
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
