"""From events to mixes of jobs: the register of signals, contexts, strengths and shares, at any size."""

from jtbd_helpers.mixes.mix import JobMix, mix_jobs
from jtbd_helpers.mixes.reading import read_signals
from jtbd_helpers.mixes.register import Signals
from jtbd_helpers.mixes.validating import validate

__all__ = ["JobMix", "Signals", "mix_jobs", "read_signals", "validate"]
