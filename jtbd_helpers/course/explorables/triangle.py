"""Three jobs and the rest of a mix as a place in a triangle, and the segment that lies nearest.

Pure numbers: no widgets. Three shares and the rest are a point in a tetrahedron; the triangle is the view from above
the corner of the rest. So the rest pulls the point to the middle, and no named job is made larger than it is.
"""

from dataclasses import dataclass
from functools import cache

import numpy as np

JOBS = {  # the three jobs that the founding text names; a short form for each
    "in_touch_abroad": "in touch abroad",
    "weekend_chosen": "weekend chosen",
    "sure_of_phone": "sure of the phone",
}
VOLUMES = (0.5, 1, 2, 5, 10, 20)
EVENTS = 100  # of a customer at volume × 1, in 90 days
CORNERS = np.array([[0.5, 1.0], [0.0, 0.0], [1.0, 0.0]])  # of the three jobs, in a unit box
LEVELS, STEPS = 49, 241


@dataclass(frozen=True)
class Segments:
    """Six segments of the telco customers: letters, leading jobs, and what distances need of the centres.

    named : segments x three jobs, centres on the scale of square roots. rest : sum of a centre over all other jobs.
    square : squared length of a centre. others : number of other jobs.
    """

    letters: tuple[str, ...]
    leading: tuple[str, ...]
    named: np.ndarray
    rest: np.ndarray
    square: np.ndarray
    others: int

    def nearest(self, shares) -> np.ndarray:
        """The segment (by its row) of mixes; `shares` is (…, 3), and what they leave is spread over the other jobs."""
        shares = np.asarray(shares, dtype=float)
        left = np.clip(1 - shares.sum(-1, keepdims=True), 0, 1)
        near = np.sqrt(shares) @ self.named.T + np.sqrt(left / self.others) * self.rest
        return (self.square - 2 * near).argmin(-1)


@cache
def telco_segments() -> Segments:
    """Fit the six segments of lesson 10: the shipped customers, square roots of the mix, k-means."""
    from jtbd_helpers.data import load_data
    from jtbd_helpers.mixes import mix_jobs
    from jtbd_helpers.segments import segment

    case = load_data("telco")
    mix = mix_jobs(case.events, case.signals, progress=False)
    found = segment(mix, n_segments=6, null_draws=0, refits=0, starts=5, progress=False)
    own = [list(mix.table).index(job) for job in JOBS]
    statements = case.signals.jobs.set_index("job")["statement"]
    return Segments(
        letters=tuple(found.table["segment"]),
        leading=tuple(statements[job] for job in found.table["leading_job"]),
        named=found.model[:, own],
        rest=np.delete(found.model, own, axis=1).sum(1),
        square=(found.model**2).sum(1),
        others=mix.table.shape[1] - len(own),
    )


def place(shares) -> np.ndarray:
    """Where mixes lie in the unit box; `shares` is (…, 3), what they leave pulls to the middle."""
    shares = np.asarray(shares, dtype=float)
    left = 1 - shares.sum(-1, keepdims=True)
    return shares @ CORNERS + left * CORNERS.mean(0)


@cache
def regions(other: int) -> dict[int, np.ndarray]:
    """The outline of each segment's region, where `other` % go to other jobs: corners in the unit box.

    On each of many lines parallel to the lower side a region is one stretch; its ends, line by line, are the outline.
    """
    total, found = 1 - other / 100, {}
    for level in np.linspace(0, 1, LEVELS):
        top, low = total * level, total * (1 - level)
        right = np.linspace(0, 1, STEPS)
        shares = np.stack([np.full(STEPS, top), low * (1 - right), low * right], axis=-1)
        own = telco_segments().nearest(shares)
        for number in np.unique(own):
            ends = np.flatnonzero(own == number)[[0, -1]] + [-0.5, 0.5]  # half a step on: to the neighbour's end
            a, b = np.clip(ends / (STEPS - 1), 0, 1)
            outline = np.array([[top, low * (1 - at), low * at] for at in (a, b)])
            found.setdefault(int(number), []).append(place(outline))
    return {
        number: np.concatenate([[p for p, _ in ends], [q for _, q in ends][::-1]]) for number, ends in found.items()
    }


def give_way(shares: dict[str, int], moved: str, value: int) -> dict[str, int]:
    """Whole percents after one slider moved: other jobs give way first, then the two others in proportion."""
    rest = {job: share for job, share in shares.items() if job != moved}
    room, taken = 100 - value, sum(rest.values())
    if taken > room:
        first, second = rest
        rest[first] = round(rest[first] * room / taken)
        rest[second] = room - rest[first]
    return {job: value if job == moved else rest[job] for job in shares}
