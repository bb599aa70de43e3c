"""The stories that are told in moving pictures: a caption for every stage, which is also their text alternative.

The pictures are drawn by `jtbd_helpers.plotting.moving`, kept in `moving/`, and made by `notebooks/src/animate.py`.
"""

from dataclasses import dataclass

BETWEEN = 12  # frames from one stage to the next


@dataclass(frozen=True)
class Story:
    """A moving picture: what it is called, and what each of its stages shows, in words."""

    name: str
    title: str
    captions: tuple[str, ...]

    @property
    def frames(self) -> int:
        return BETWEEN * (len(self.captions) - 1) + 1

    @property
    def words(self) -> str:
        """The whole story as one line."""
        return " ".join(self.captions)


STORIES = {
    "same_struggle": Story(
        "same_struggle",
        "Same struggle, same cause?",
        (
            "Twelve drivers. In age, place and education they have nothing in common.",
            "All twelve chose the same product. That is what we can see.",
            "So it looked like the best value to all of them.",
            "So they share a moment of struggle: they come late, and they mind.",
            "Yet five met jams, four had several stops, three had no signal. They judge by the cause they met.",
            "A product against jams alone helps five. Seven of twelve get nothing.",
            "One product for each cause helps all twelve. A segment shares the struggle and its cause.",
        ),
    ),
    "three_hats": Story(
        "three_hats",
        "One person, or three?",
        (
            "Ann compares three wardrobes and decides on one. She wears the buyer's hat.",
            "She draws the inside together with the maker. Now it is the co-creator's hat.",
            "She buys it and takes delivery. The buyer's hat is back.",
            "She puts it together, and so makes a part of its value. Co-creator again.",
            "For ten years it keeps her clothes in order. That is the core job, and it takes no hat.",
            "She sells it to a student, under the transferrer's hat. It was Ann all the time.",
        ),
    ),
}
