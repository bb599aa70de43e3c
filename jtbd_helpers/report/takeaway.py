"""What leaves the notebook: who belongs where (CSV, SPSS), and the typing tool as a form and as a sheet."""

import html
import json
from pathlib import Path

import pandas as pd

from jtbd_helpers.errors import JtbdError
from jtbd_helpers.report.pages import MARK, Block
from jtbd_helpers.results import write_whole

YES_NO = {("0", "1"): {"0": "no", "1": "yes"}}
LABELS = {
    "respondent_id": "Respondent",
    "customer_id": "Customer",
    "segment": "Segment (most likely)",
    "probability": "Probability of that segment",
    "in_between": "In between two segments (probability below 0.70)",
}


def hand_out(folder, segments, tool=None) -> Block:
    """Write membership and typing tool into a folder of report tables.

    Parameters
    ----------
    folder : str or path
        A folder that `Pages.write` made.
    segments : Segmentation
        Its `.respondents()` become respondents.csv, and respondents.sav where pyreadstat is installed.
    tool : TypingTool, optional
        Becomes typing_tool.html, and typing_tool.xlsx where openpyxl is installed.

    Returns
    -------
    Block
        Which files were written, to show in a notebook.
    """
    folder = Path(folder)
    if not (folder / MARK).is_file():
        raise JtbdError(f"{folder}: this is no folder of report tables. Call `pages.write(folder)` first.")
    people = segments.respondents()
    write_whole(folder / "respondents.csv", people.to_csv(index=False))
    written = ["respondents.csv"]
    written += ["respondents.sav"] if _spss(folder / "respondents.sav", people) else []
    if tool is not None:
        write_whole(folder / "typing_tool.html", form(tool))
        written.append("typing_tool.html")
        written += ["typing_tool.xlsx"] if _sheet(folder / "typing_tool.xlsx", tool) else []
    said = f"To take away, in the folder {folder.name}: {', '.join(written)}."
    return Block(said, f"<p class='caption'>{html.escape(said)}</p>")


def _spss(path: Path, people: pd.DataFrame) -> bool:
    try:
        import pyreadstat
    except ImportError:
        return False
    names = sorted(people["segment"].unique())
    codes = {name: code for code, name in enumerate(names, 1)}
    who = people.columns[0]  # respondents of a survey, customers of events
    coded = people.assign(
        segment=people["segment"].map(codes).astype(float),
        in_between=people["in_between"].astype(float),
        **{who: people[who].astype(str)},
    )
    words = {"segment": {float(c): n for n, c in codes.items()}, "in_between": {0.0: "no", 1.0: "yes"}}
    pyreadstat.write_sav(coded, str(path), column_labels={c: LABELS[c] for c in coded}, variable_value_labels=words)
    return True


def features_of(tool) -> list[dict]:
    """One row per number that the rule adds up: question, columns, level or centre and spread, coefficients."""
    rule, at, rows = tool.rule, 0, []
    for question, centre, spread in zip(tool.asked, rule.centres, rule.spreads, strict=True):
        common = {"question": question.name, "columns": list(question.columns)}
        for level in question.levels or (None,):
            slopes = rule.coefficients[:, at].tolist()
            rows.append(common | {"level": level, "centre": centre, "spread": spread, "slopes": slopes})
            at += 1
    return rows


def form(tool) -> str:
    """The typing tool as one HTML file that works offline: answer, and read the segment."""
    rule = {"segments": list(tool.segments), "intercepts": tool.rule.intercepts.tolist(), "features": features_of(tool)}
    asked = "".join(_asked(question) for question in tool.asked)
    return _FORM.format(
        asked=asked, accuracy=html.escape(tool.describe()), rule=json.dumps(rule).replace("<", "\\u003c")
    )


def _asked(question) -> str:
    """One question of the form: its text, and a list to choose from for each answer it needs."""
    wording = html.escape(question.text)
    if question.levels:
        words = YES_NO.get(tuple(question.levels), {})
        options = [(level, words.get(level, level)) for level in question.levels]
        fields = [("", question.columns[0], options)]
    else:
        fields = [
            (
                f"{_kind(column)} ({low:g} to {high:g})",
                column,
                [(f"{p:g}", f"{p:g}") for p in range(int(low), int(high) + 1)],
            )
            for column, (low, high) in zip(question.columns, question.ends, strict=True)
        ]
    return f"<fieldset><legend>{wording}</legend>{''.join(_field(*field) for field in fields)}</fieldset>"


def _kind(column: str) -> str:
    return column.rsplit("_", 1)[-1].capitalize()


def _field(label: str, column: str, options: list) -> str:
    choices = "".join(f"<option value='{html.escape(v, quote=True)}'>{html.escape(w)}</option>" for v, w in options)
    select = f"<select name='{html.escape(column, quote=True)}'><option value=''>no answer</option>{choices}</select>"
    return f"<label>{label or 'Answer'} {select}</label>"


_FORM = """<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>Typing tool</title><style>
body {{ font: 16px/1.5 system-ui, sans-serif; max-width: 44rem; margin: 2rem auto; padding: 0 1rem; color: #1F2933; }}
fieldset {{ border: 1px solid #D9DEE4; border-radius: 8px; margin: 0 0 1rem; padding: .6rem 1rem .8rem; }}
legend {{ font-weight: 600; padding: 0 .3rem; }} label {{ margin-right: 1.5rem; }}
select {{ font: inherit; padding: .2rem; }} output {{ display: block; font-size: 1.25rem; font-weight: 600; }}
p {{ color: #616E7C; }}
</style></head><body><h1>Which segment?</h1>
<form>{asked}</form><output aria-live="polite"></output><p>{accuracy} Nothing you choose leaves this page.</p>
<script>
const rule = {rule};
const form = document.querySelector('form');
function place() {{
  const given = Object.fromEntries(new FormData(form));
  const logs = rule.intercepts.slice();
  for (const f of rule.features) {{
    const answers = f.columns.map(c => given[c]);
    let x = 0;
    if (f.level !== null) x = answers[0] === f.level ? 1 : 0;
    else if (answers.every(a => a !== '')) {{
      const v = answers.map(Number);
      x = ((v.length > 1 ? v[0] - v[1] : v[0]) - f.centre) / f.spread;
    }}
    f.slopes.forEach((s, k) => {{ logs[k] += s * x; }});
  }}
  const top = Math.max(...logs), odds = logs.map(l => Math.exp(l - top));
  const sum = odds.reduce((a, b) => a + b, 0), k = logs.indexOf(top);
  document.querySelector('output').textContent =
    'Segment ' + rule.segments[k] + ' (probability ' + (odds[k] / sum).toFixed(2) + ')';
}}
form.addEventListener('change', place); place();
</script></body></html>
"""


def _sheet(path: Path, tool) -> bool:
    """The same rule as formulas of a spreadsheet: answers on the first sheet, sums on the second."""
    try:
        import openpyxl
    except ImportError:
        return False
    book = openpyxl.Workbook()
    ask, sums = book.active, book.create_sheet("Rule")
    ask.title = "Answers"
    cells = _answer_cells(ask, tool)
    rows = features_of(tool)
    segments, first, last = list(tool.segments), 3, 2 + len(rows)
    sums.append(["question", "level", "centre", "spread", "value", *segments])
    sums.append(["start", None, None, None, 1, *tool.rule.intercepts.tolist()])
    for at, row in enumerate(rows, first):
        value = _value(row, at, [cells[c] for c in row["columns"]])
        sums.append([row["question"], row["level"], row["centre"], row["spread"], value, *row["slopes"]])
    letters = [openpyxl.utils.get_column_letter(6 + k) for k in range(len(segments))]
    total = [f"=SUMPRODUCT($E$2:$E${last},{c}2:{c}{last})" for c in letters]
    sums.append(["sum", None, None, None, None, *total])
    span = f"Rule!${letters[0]}${last + 1}:${letters[-1]}${last + 1}"
    below = ask.max_row + 2
    ask.cell(below, 1, "Segment")
    ask.cell(below, 2, f"=INDEX(Rule!${letters[0]}$1:${letters[-1]}$1,MATCH(MAX({span}),{span},0))")
    ask.cell(below + 1, 1, "Probability")
    ask.cell(below + 1, 2, f"=1/SUMPRODUCT(EXP({span}-MAX({span})))")
    ask.cell(below + 3, 1, tool.describe())
    ask.column_dimensions["A"].width = 70
    book.save(path)
    return True


def _answer_cells(sheet, tool) -> dict:
    """Write the questions with an empty cell each, and what may stand in it; return column -> cell."""
    from openpyxl.worksheet.datavalidation import DataValidation

    sheet.append(["Question", "Answer", "Allowed"])
    cells = {}
    for question in tool.asked:
        for at, column in enumerate(question.columns):
            allowed = list(question.levels) or [f"{p:g}" for p in range(*_points(question.ends[at]))]
            told = question.text if question.levels else f"{question.text}: {_kind(column).lower()}"
            sheet.append([told, None, ", ".join(allowed)])
            cells[column] = f"Answers!$B${sheet.max_row}"
            listed = ",".join(allowed)
            if '"' not in listed and len(listed) < 250 and not any("," in a for a in allowed):
                check = DataValidation(type="list", formula1=f'"{listed}"', allow_blank=True)
                sheet.add_data_validation(check)
                check.add(f"B{sheet.max_row}")
    return cells


def _points(ends: tuple) -> tuple:
    return int(ends[0]), int(ends[1]) + 1


def _value(row: dict, at: int, cells: list) -> str:
    """The formula of one feature: 1 where the level was answered, or the standardised rating."""
    empty = ",".join(f'{cell}=""' for cell in cells)
    if row["level"] is not None:  # an empty cell would read as "0"
        return f'=IF({empty},0,IF(TEXT({cells[0]},"@")=TEXT(B{at},"@"),1,0))'
    return f"=IF(OR({empty}),0,({'-'.join(cells)}-C{at})/D{at})"
