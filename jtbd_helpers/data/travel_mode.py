"""Travel mode, real choices: read from the installed statsmodels at load time, so that nothing is copied here."""

from jtbd_helpers.data.toml import to_toml

MODES = {1: "air", 2: "train", 3: "bus", 4: "car"}
COLUMNS = {
    "individual": {"label": "Traveller", "type": "text"},
    "mode": {"label": "Way to travel", "type": "category", "allowed": list(MODES.values())},
    "choice": {"label": "Chosen (1) or not (0)", "type": "integer", "allowed": [0, 1]},
    "ttme": {"label": "Waiting at the terminal; 0 for car", "type": "integer", "unit": "minutes"},
    "invc": {"label": "Cost of the ride", "type": "integer", "unit": "USD"},
    "invt": {"label": "Time under way", "type": "integer", "unit": "minutes"},
    "gc": {"label": "Generalised cost: the ride and the time under way in money", "type": "integer", "unit": "USD"},
    "hinc": {"label": "Income of the household", "type": "integer", "unit": "1000 USD"},
    "psize": {"label": "People who travel together", "type": "integer"},
    "hinc_air": {"label": "Income of the household in the row of air, else 0", "type": "integer", "unit": "1000 USD"},
}
CODEBOOK = {
    "choices": {
        "title": "Get to my destination on time (Greene's travel mode choices)",
        "data": "travel_mode.csv",
        "respondent": "individual",
        "task": "individual",
        "alternative": "mode",
        "chosen": "choice",
        "price": "gc",
    },
    "attributes": [
        {
            "id": "mode",
            "column": "mode",
            "kind": "categorical",
            "label": "Way to travel",
            "levels": ["car", "air", "train", "bus"],
        },
        {"id": "gc", "column": "gc", "kind": "numeric", "label": "Generalised cost"},
        {"id": "ttme", "column": "ttme", "kind": "numeric", "label": "Waiting time"},
        {"id": "hinc_air", "column": "hinc_air", "kind": "numeric", "label": "Income, for air"},
    ],
    "columns": COLUMNS,
    "meta": {"synthetic": False, "licence": "public domain", "currency": "USD"},
}


def travel_mode_files() -> dict[str, str]:
    """Give the codebook and the data file as texts by file name.

    Source
    ------
    Greene & Hensher (1997); Greene, Econometric Analysis, table F18-2; shipped in statsmodels, public domain.
    """
    from statsmodels.datasets import modechoice

    frame = modechoice.load_pandas().data.astype(int)
    frame["hinc_air"] = frame["hinc"].where(frame["mode"] == 1, 0)
    frame["mode"] = frame["mode"].map(MODES)
    table = frame[list(COLUMNS)].to_csv(index=False, lineterminator="\n")
    return {"choices.toml": to_toml(CODEBOOK), "travel_mode.csv": table}
