"""One day of one person: when, where, which job, and what comes in its way. Invented."""

from dataclasses import dataclass

NEEDS = {  # what a product asks of the person -> how the choice is worded
    "hands": "a free hand",
    "eyes": "eyes on it",
    "signal": "a signal",
    "privacy": "nobody listening",
    "quiet": "a quiet place",
    "time": "ten minutes to spare",
}
NONE = "none"  # said on purpose: nothing comes in the way


@dataclass(frozen=True)
class Hour:
    """A time band (hours of the day), the place, the job, and the needs that cannot be met there with the reason."""

    start: float
    end: float
    place: str
    job: str
    limits: dict[str, str] | str

    @property
    def band(self) -> str:
        return f"{clock(self.start)}–{clock(self.end)}"

    def blocks(self, needs) -> list[str]:
        """Which of these needs cannot be met there."""
        return [] if self.limits == NONE else [need for need in needs if need in self.limits]


DAY = (
    Hour(6.5, 7, "in bed", "Wake up at a set hour", {"eyes": "still closed"}),
    Hour(7, 7.5, "at breakfast", "Find out what the day will bring",
         {"hands": "bread and butter", "time": "the train will not wait"}),
    Hour(7.5, 8.5, "on the train", "Tell a client that the plan has changed",
         {"signal": "three tunnels", "privacy": "full carriage", "quiet": "announcements"}),
    Hour(8.5, 10, "at the desk", "Agree on an offer with three colleagues", NONE),
    Hour(10, 12, "at the wheel", "Answer a client's question",
         {"hands": "on the wheel, by law", "eyes": "on the road, by law"}),
    Hour(12, 12.75, "in the canteen", "Feel close to a friend who lives far away",
         {"privacy": "colleagues at the table", "quiet": "two hundred people eat"}),
    Hour(13, 16, "at a client's", "Be taken seriously as an adviser",
         {"eyes": "on the client", "time": "it is the client's"}),
    Hour(16, 17.25, "at the wheel", "Find out who fetches the child",
         {"hands": "on the wheel, by law", "eyes": "on the road, by law", "signal": "none in the valley"}),
    Hour(17.5, 19, "in the kitchen", "Keep a child busy for an hour",
         {"hands": "dough", "time": "the pan will not wait"}),
    Hour(20, 21.5, "on the sofa", "Forget the worries of the day", NONE),
    Hour(21.5, 22.25, "in bed", "Feel sure that nothing was forgotten", {"eyes": "the light is out"}),
)  # fmt: skip


def clock(hour: float) -> str:
    """7.5 as 7:30."""
    return f"{int(hour)}:{round(hour % 1 * 60):02d}"


def fitting(needs) -> list[Hour]:
    """The hours in which a product with these needs can be used."""
    return [hour for hour in DAY if not hour.blocks(needs)]


def in_words(needs) -> str:
    """In how many of the jobs, and hours, such a product can help."""
    fit = fitting(needs)
    hours, whole = (sum(h.end - h.start for h in some) for some in (fit, DAY))
    asked = " and ".join(NEEDS[n] for n in needs) or "nothing of the person"
    return f"A product that needs {asked} fits {len(fit)} of {len(DAY)} jobs: {hours:.1f} of {whole:.1f} hours."
