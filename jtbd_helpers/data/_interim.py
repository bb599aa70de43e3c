"""Stands in for read_survey until it is there."""

import pandas as pd

from jtbd_helpers.survey import Scale, Survey


def survey_from(book: dict, frame: pd.DataFrame) -> Survey:
    s = book["survey"]
    frame = frame.copy()
    frame.index = pd.Index(frame["respondent_id"].astype(str), name="respondent_id")
    vt = pd.DataFrame(book["value_targets"])

    def block(kind):
        out = frame[list(vt[kind])].astype("Float64").astype(float)
        out.columns = list(vt["id"])
        return out

    return Survey(
        title=s["title"],
        job=s["job"],
        frame=frame,
        importance=block("importance"),
        satisfaction=block("satisfaction"),
        difficulty=pd.DataFrame(index=frame.index),
        circumstances=frame[[c["column"] for c in book["circumstances"]]].astype(object),
        profile=frame[book["profile"]["columns"]].astype(object),
        weights=frame["weight"] / frame["weight"].mean(),
        value_targets=pd.DataFrame(
            {
                "target_id": vt["id"],
                "statement": vt["statement"],
                "theme": vt["theme"].where(vt["theme"].notna(), None),
                "kano_functional": None,
                "kano_dysfunctional": None,
            }
        ),
        circumstance_list=pd.DataFrame(
            [{"circumstance": c["id"], "statement": c["statement"], "kind": c["kind"]} for c in book["circumstances"]]
        ),
        features=pd.DataFrame(
            [
                {
                    "feature": f["id"],
                    "statement": f["statement"],
                    "cost": f["cost"],
                    "mode": f["mode"],
                    "addresses": tuple(f["addresses"]),
                    "targets": tuple(f["targets"]),
                }
                for f in book["features"]
            ]
        ),
        scales={"importance": Scale(1, 5), "satisfaction": Scale(1, 5)},
        would_switch=frame["would_switch"].astype(float),
        role=frame["role"],
        solution=frame["solution_in_use"],
        severity=frame[s["severity"]].astype(float),
        duration=frame["duration_s"].astype(float),
        currency="EUR",
        synthetic=True,
    )
