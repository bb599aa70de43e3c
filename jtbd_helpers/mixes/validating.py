"""All that is wrong with a register of signals and with the events it names."""

import os
import warnings
from pathlib import Path

from jtbd_helpers.errors import JtbdError, JtbdWarning
from jtbd_helpers.mixes.files import find_files, small_frame
from jtbd_helpers.mixes.frames import group_frame
from jtbd_helpers.mixes.reading import from_toml
from jtbd_helpers.mixes.register import signals_of


def validate(path: str | os.PathLike) -> list[str]:
    """Say what is wrong with a register of signals; empty when `read_signals` will read it.

    The events that it names are looked through as well where they are one small CSV file; large ones are checked when
    they are read. Signals that the register does not know, and times without a zone, are no fault here:
    `mix_jobs` asks what to do with them.
    """
    try:
        arguments, faults = from_toml(Path(path))
        if faults:
            return faults
        register = signals_of(**arguments)
        events = find_files(register.data) if register.data is not None else []
        if events and (frame := small_frame(events)) is not None:
            with warnings.catch_warnings():
                warnings.simplefilter("ignore", JtbdWarning)  # they are said when the events are read for good
                group_frame(frame, register, "UTC", "other", events[0].name)
        return []
    except JtbdError as fault:
        return [str(fault)]
