"""Part-worths of each person in a file, to take into other tools."""

import os
import re
from pathlib import Path

import numpy as np
import pandas as pd

from jtbd_helpers.choices.coding import Coding
from jtbd_helpers.errors import JtbdError, unknown
from jtbd_helpers.results import write_whole
from jtbd_helpers.tables.files import extra_library

LONGEST_NAME = 64  # that SPSS takes


def zero_centred_worths(coding: Coding, coefficients: np.ndarray):
    """Part-worths that add to 0 inside each attribute, scaled for each row so that the ranges average 100.

    Returns the (attribute, level) pairs, numeric attributes at the least and greatest value shown, and an array
    (row, pair).
    """
    worths = coding.worths(coefficients)
    ranges = sum(np.ptp(w, axis=-1) for w in worths.values())
    scale = 100 * len(worths) / np.maximum(ranges, 1e-300)
    pairs = [
        (attribute, level)
        for attribute in worths
        for level in coding.levels.get(attribute) or [f"{v:g}" for v in coding.numeric[attribute]]
    ]
    return pairs, np.hstack([(w - w.mean(-1, keepdims=True)) * scale[:, None] for w in worths.values()])


def save_individual(model, path, overwrite: bool = False) -> Path:
    """Write the part-worths of each person, one row per respondent.

    Parameters
    ----------
    model : ChoiceModel
        "hb" (posterior means) or "latent_class" (classes averaged by membership).
    path : str or path
        A .csv, or a .sav for SPSS, whose columns carry labels (needs `pip install "jtbd_helpers[import]"`).
    overwrite : bool
        Whether a file that is there may be replaced.

    Returns
    -------
    Path
        The file: respondent_id, root_likelihood, segment and probability_a, … (latent_class), `raw_…` (part-worths
        against the base level, numbers per unit) and `zero_centred_…` (adding to 0 in each attribute, ranges
        averaging 100 for each person, numbers at both ends of what was shown).

    Raises
    ------
    JtbdError
        A model without individuals, another kind of file, a file that is there, .sav without its library.
    """
    path = Path(path)
    if model.individual is None:
        raise JtbdError(
            "save_individual: one set of part-worths for all has no individuals. Fit with model='hb' or 'latent_class'."
        )
    kind = path.suffix.lower()
    if kind not in (".csv", ".sav"):
        raise unknown(
            "way to write", path.suffix, [".csv", ".sav"], "save_individual", "End the path with one of these."
        )
    if path.is_dir():
        raise JtbdError(f"{path}: this is a folder. Give the path of a file, such as {path.name}/people{kind}.")
    if path.exists() and not overwrite:
        raise JtbdError(f"{path}: this file is there already. Give another name, or `overwrite=True`.")
    frame, labels = _table(model)
    if kind == ".csv":
        write_whole(path, frame.to_csv(index=False, lineterminator="\n"))
        return path
    writer = extra_library("pyreadstat", path)
    path.parent.mkdir(parents=True, exist_ok=True)
    half = path.with_name(f".{path.name}.half")
    try:
        writer.write_sav(frame, str(half), column_labels=labels)
        os.replace(half, path)
    finally:
        half.unlink(missing_ok=True)
    return path


def _table(model) -> tuple[pd.DataFrame, list[str]]:
    """One row per respondent, and a label for each column."""
    people, coding = model.individual, model.coding
    columns = {"respondent_id": (people.index.astype(str).to_numpy(dtype=object), "Respondent")}
    columns["root_likelihood"] = (model.fit_per_person.to_numpy(), "Root likelihood: mean probability of own choices")
    if model.segments is not None:
        columns["segment"] = (model.segments.to_numpy(dtype=object), "Segment, most likely")
        for name in model.group_names:
            columns[_name(f"probability_{name}", columns)] = (
                model.probabilities[name].to_numpy(),
                f"Probability of segment {name}",
            )
    for (attribute, level), parameter in zip(coding.parameters, coding.names, strict=True):
        against = f", against {coding.levels[attribute][0]}" if attribute in coding.levels else ""
        columns[_name(f"raw_{parameter}", columns)] = (
            people[parameter].to_numpy(),
            f"Part-worth of {attribute} {level}{against}",
        )
    pairs, worths = zero_centred_worths(coding, people.to_numpy())
    for (attribute, level), values in zip(pairs, worths.T, strict=True):
        columns[_name(f"zero_centred_{attribute}_{level}", columns)] = (
            values,
            f"Zero-centred part-worth of {attribute} {level}",
        )
    return pd.DataFrame({name: values for name, (values, _) in columns.items()}), [v[1] for v in columns.values()]


def _name(text: str, taken) -> str:
    """A column name that SPSS takes too, and that is not taken."""
    plain = re.sub(r"[^a-z0-9]+", "_", text.lower()).strip("_")[: LONGEST_NAME - 4]
    name, number = plain, 1
    while name in taken:
        number += 1
        name = f"{plain}_{number}"
    return name
