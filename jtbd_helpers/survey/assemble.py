"""From a sound codebook and a data file to the fields of a Survey, and all that is wrong with them."""

import numpy as np
import pandas as pd

from jtbd_helpers.survey import answers
from jtbd_helpers.survey.codebook import BLOCKS, KANO
from jtbd_helpers.survey.scale import Scale
from jtbd_helpers.survey.uses import use_faults
from jtbd_helpers.tables.cells import cell_fault, described_column, listed
from jtbd_helpers.tables.table import Column, Table, as_text


def assemble(codebook: dict, table: Table, where: str, roles: str | None = None) -> tuple[dict, list[str]]:
    """The fields of a Survey from a checked codebook, and a sentence for each fault of the data."""
    return _Assembly(codebook, table, where).fields(roles)


class _Assembly:
    """One reading: the codebook, the table, and the faults found so far."""

    def __init__(self, codebook: dict, table: Table, where: str):
        self.codebook, self.table, self.where = codebook, table, where
        self.faults: list[str] = []
        self.notes = list(table.notes)
        self.ids = np.array([str(row) for row in table.rows], dtype=object)
        self.index = pd.Index(self.ids)
        # Long columns that the frame takes over as they are, so that they stand in memory once.
        self.shared: dict[str, pd.Series] = {}

    def fields(self, roles: str | None) -> dict:
        self.faults += use_faults(self.codebook, self.table, self.where)
        survey, book = self.codebook["survey"], self.codebook
        if column := self._column(survey.get("respondent")):
            self.ids = answers.respondents(column, self.faults)
        self.index = pd.Index(self.ids, dtype=object, name="respondent_id")
        if column:
            self.shared[column.name] = self._series(self.ids)
        self._allowed()
        blocks = {block: self._ratings(block) for block in BLOCKS}
        fields = {
            "title": survey.get("title", ""),
            "job": survey.get("job", ""),
            **blocks,
            **{key: self._kano(key) for key in KANO},
            "circumstances": self._circumstances(),
            "profile": self._profile(),
            "weights": self._weights(survey.get("weight")),
            "value_targets": _value_targets(book),
            "circumstance_list": _circumstance_list(book),
            "features": _features(book),
            "scales": {b: Scale(*book["scale"][b][:2]) for b in BLOCKS if b in book["scale"] and blocks[b].shape[1]},
            "would_switch": self._numbers(survey.get("would_switch"), answers.zero_one),
            "cluster": self._text(survey.get("cluster"), "cluster"),
            "role": self._text(survey.get("role"), "role"),
            "solution": self._text(survey.get("solution"), "solution"),
            "severity": self._severity(survey.get("severity")),
            "duration": self._numbers(survey.get("duration"), answers.numbers, least=0.0, what="seconds"),
            "currency": book["meta"].get("currency"),
            "synthetic": book["meta"].get("synthetic", False),
        }
        self._one_role(fields["role"], roles)
        fields["frame"] = self._frame()
        fields["notes"] = tuple(self.notes)
        return fields, self.faults

    # -- columns --------------------------------------------------------------------------------

    def _column(self, name: str | None) -> Column | None:
        """A column of the table with its codes for "not answered" taken out; None where it is not there."""
        if name is None or name not in self.table.frame.columns:
            return None
        return described_column(self.table, name, self.codebook["columns"])

    def _allowed(self) -> None:
        """The `allowed` values and the `type` of [columns] hold; ratings have their scale instead."""
        rated = {entry.get(block) for entry in self.codebook["value_targets"] for block in BLOCKS}
        for name, entry in self.codebook["columns"].items():
            column = None if name in rated else self._column(name)
            if column is not None and (fault := cell_fault(column, entry, self.ids)):
                self.faults.append(fault)

    # -- fields ---------------------------------------------------------------------------------

    def _ratings(self, block: str) -> pd.DataFrame:
        columns = {}
        for entry in self.codebook["value_targets"]:
            column = self._column(entry.get(block))
            if column is not None and block in self.codebook["scale"]:
                scale = self.codebook["scale"][block]
                columns[entry["id"]] = self._series(answers.ratings(column, scale, self.ids, self.faults))
                if column.is_numeric():
                    self.shared[column.name] = columns[entry["id"]]
        return self._table(columns)

    def _kano(self, key: str) -> pd.DataFrame | None:
        """The answers to one of the two Kano questions; None where no value target has them."""
        asked = {entry["id"]: self._column(entry.get(key)) for entry in self.codebook["value_targets"]}
        columns = {
            target: answers.kano(column, self.ids, self.faults)
            for target, column in asked.items()
            if column is not None
        }
        return self._table(columns) if columns else None

    def _circumstances(self) -> pd.DataFrame:
        columns = {}
        for entry in self.codebook["circumstances"]:
            if (column := self._column(entry.get("column"))) is None:
                continue
            place = f"{self.where}, [[circumstances]] '{entry['id']}'"
            if "option" in entry:
                others = [e.get("option") for e in self.codebook["circumstances"] if e.get("column") == column.name]
                siblings = [o for o in others if o]
                columns[entry["id"]] = answers.ticked(column, entry["option"], siblings, self.faults, place)
                self._note_unticked(column, siblings)
            else:
                columns[entry["id"]] = answers.circumstance(column, self.faults, place)
        return self._table(columns)

    def _note_unticked(self, column: Column, options: list[str]) -> None:
        empty = int((~column.answered).sum())
        read = "as not answered" if answers.offers_none(column, options) else "as none of its circumstances"
        note = f"Empty cells in '{column.name}' ({empty}) were read {read}."
        if empty and note not in self.notes:
            self.notes.append(note)

    def _profile(self) -> pd.DataFrame:
        columns = {}
        for name in self.codebook["profile"].get("columns", []):
            if (column := self._column(name)) is not None:
                columns[name] = self._described(column)
        return self._table(columns)

    def _series(self, values: np.ndarray) -> pd.Series:
        """Values under the respondent ids; text stays object, whichever pandas."""
        return pd.Series(values, index=self.index, dtype=values.dtype, copy=False)

    def _table(self, columns: dict) -> pd.DataFrame:
        series = {name: c if isinstance(c, pd.Series) else self._series(c) for name, c in columns.items()}
        return pd.DataFrame(series, index=self.index, copy=False)

    def _described(self, column: Column) -> np.ndarray:
        """A describing column: words for coded values where the file has them; numbers as floats; else text."""
        if column.name in self.table.labels:
            words = self.table.labels[column.name]
            return column.spread([str(words.get(v, as_text(v))) for v in column.values], None, object)
        kind = self.codebook["columns"].get(column.name, {}).get("type")
        values = column.text() if kind in ("text", "category") else column.typed()
        return values if values.dtype == object else values.astype(float)

    def _text(self, name: str | None, key: str) -> pd.Series | None:
        if (column := self._column(name)) is None:
            return None
        gone = np.flatnonzero(~column.answered)
        if key == "cluster" and len(gone):
            self.faults.append(column.point(gone, "the cluster is missing", "Say whom everybody belongs to.", self.ids))
        words = self.table.labels.get(name, {})
        text = column.spread([str(words.get(v, as_text(v))) for v in column.values], None, object)
        return pd.Series(text, index=self.index, name=name, dtype=object)

    def _numbers(self, name: str | None, reader, **options) -> pd.Series | None:
        if (column := self._column(name)) is None:
            return None
        return pd.Series(reader(column, self.ids, self.faults, **options), index=self.index, name=name)

    def _severity(self, names) -> pd.DataFrame | None:
        series = {name: self._numbers(name, answers.numbers) for name in listed(names)}
        series = {name: values for name, values in series.items() if values is not None}
        return pd.DataFrame(series) if series else None

    def _weights(self, name: str | None) -> pd.Series:
        column = self._column(name)
        if column is None:
            return pd.Series(1.0, index=self.index, name="weight")
        before = len(self.faults)
        weight = answers.weights(column, self.ids, self.faults)
        mean = column.numbers().mean() if len(self.faults) == before else 1.0
        if abs(mean - 1) > 0.001:
            self.notes.append(f"The weights in '{name}' had a mean of {mean:.3g}; they were scaled to a mean of 1.")
        return pd.Series(weight, index=self.index, name="weight")

    def _one_role(self, role: pd.Series | None, roles: str | None) -> None:
        """People in different roles answer different questions: mixing them must be asked for."""
        found = [] if role is None else sorted(role.dropna().unique())
        if len(found) < 2 or roles in found:
            return
        if roles is not None:
            self.notes.append(f"People of different roles were pooled: {', '.join(found)}.")
            return
        self.faults.append(
            f"{self.where}, [survey] `role`: the survey mixes roles ({', '.join(found[:10])} in column '{role.name}' "
            f'of {self.table.name}). Ask for one of them with `roles="{found[0]}"`, or for all with `roles="pooled"`.'
        )

    def _frame(self) -> pd.DataFrame:
        """Every column of the file under the respondent ids; text of a CSV becomes numbers where all are numbers."""
        if not self.table.as_text:
            return self.table.frame.set_axis(self.index)
        columns = {}
        for name in self.table.frame.columns:
            if name in self.shared:
                columns[name] = self.shared[name]
                continue
            column = self._column(name)
            kind = self.codebook["columns"].get(name, {}).get("type")
            columns[name] = column.text() if kind in ("text", "category") else column.typed()
        return self._table(columns)


def _value_targets(book: dict) -> pd.DataFrame:
    return _table(book["value_targets"], ("id", "statement", "theme", *KANO), "target_id")


def _circumstance_list(book: dict) -> pd.DataFrame:
    entries = [{**e, "statement": e.get("statement", e["id"])} for e in book["circumstances"]]
    return _table(entries, ("id", "statement", "kind"), "circumstance")


def _features(book: dict) -> pd.DataFrame:
    entries = [{**e, **{key: tuple(e.get(key, ())) for key in ("addresses", "targets")}} for e in book["features"]]
    features = _table(entries, ("id", "statement", "cost", "mode", "addresses", "targets"), "feature")
    return features.assign(cost=features["cost"].astype(float))


def _table(entries: list[dict], keys: tuple, first: str) -> pd.DataFrame:
    rows = [[entry.get(key) for key in keys] for entry in entries]
    return pd.DataFrame(rows, columns=[first, *keys[1:]], dtype=object)
