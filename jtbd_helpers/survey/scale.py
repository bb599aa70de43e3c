"""Rating scales, and the cuts that follow from them."""

import math
from dataclasses import dataclass


@dataclass(frozen=True)
class Scale:
    """A rating scale from `low` to `high`, with the cuts that follow from it."""

    low: float
    high: float

    @property
    def important(self) -> int:
        """From here up an answer counts as high: the top quarter of the scale (1-5: 4)."""
        return math.ceil(self.low + 0.75 * (self.high - self.low))

    @property
    def satisfied_low(self) -> int:
        """Down from here an answer counts as low: the bottom quarter of the scale (1-5: 2)."""
        return math.floor(self.low + 0.25 * (self.high - self.low))

    def __str__(self) -> str:
        return f"{self.low:g}-{self.high:g}"
