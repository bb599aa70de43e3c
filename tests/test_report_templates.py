"""Every template, on its example and on a foreign study: other names, scales, gaps (course acceptance test 8)."""

import re

import numpy as np
import pandas as pd
import pytest

from jtbd_helpers.cli import main
from jtbd_helpers.course_location import course_folder

pytestmark = pytest.mark.slow


def page_of(codebook, out, *more) -> str:
    assert main(["report", str(codebook), "--out", str(out), *more]) == 0
    return out.read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("template", "codebook", "told"),
    [
        ("circumstance", "survey.toml", "What each feature is for"),
        ("needs-survey", "survey.toml", "Ranks under two formulas"),
        ("conjoint", "choices.toml", "Best prices"),
        ("job-mix", "signals.toml", "Solution cards"),
    ],
)
def test_a_template_runs_on_its_example(template, codebook, told, tmp_path):
    assert main(["new", template, str(tmp_path / "study")]) == 0
    page = page_of(tmp_path / "study" / codebook, tmp_path / "r.html", "--template", template)
    assert told in page
    assert page.index("What to decide") < page.index("Method and data")
    assert "https://" not in page
    assert len(list((tmp_path / "r_tables").glob("table_*.csv"))) >= 8
    assert (tmp_path / "r_tables" / "respondents.csv").is_file()  # membership to take away, whatever was asked
    assert every_number_names_a_table(page)


def every_number_names_a_table(page) -> bool:
    """On the first page, but for the date to ask again."""
    lines = re.findall(r"<li>(.*?)</li>", page[: page.index("<h2", page.index("What to decide"))])
    counted = [line for line in lines if re.search(r"\d", line) and not re.match(r"(Ask|Look) again|Before you", line)]
    return bool(counted) and all(re.search(r"Tables? \d", line) for line in counted)


def test_a_workshop_on_its_example_and_on_a_table_of_other_columns(tmp_path, monkeypatch):
    monkeypatch.setenv("JTBD_HOME", str(tmp_path / "home"))
    assert main(["new", "workshop", str(tmp_path / "study")]) == 0
    page = page_of(tmp_path / "study" / "three_column.csv", tmp_path / "r.html", "--template", "workshop")
    assert "16 rows, 6 groups" in page
    assert "Nobody was asked yet" in page
    (tmp_path / "ours.csv").write_text("who;job;need\nBäcker;Brot früh backen;einen Ofen, der pünktlich heiß ist\n")
    page = page_of(tmp_path / "ours.csv", tmp_path / "o.html", "--template", "workshop")
    assert "Brot früh backen" in page


def test_needs_survey_on_importance_from_0_to_10_with_words_of_another_language(tmp_path):
    rng = np.random.default_rng(8)
    people = 320
    group = rng.random(people) < 0.4  # four in ten fall short on the first three of seven targets
    frame = pd.DataFrame({"Kennung": [f"K{i}" for i in range(people)]})
    for j in range(7):
        short = group & (j < 3)
        frame[f"wichtig{j}"] = np.clip(np.rint(np.where(short, 9, 5) + rng.normal(0, 1.5, people)), 0, 10)
        frame[f"zufrieden{j}"] = np.clip(np.rint(np.where(short, 1, 5) + rng.normal(0, 1.5, people)), 0, 10)
        frame.loc[rng.random(people) < 0.05, f"zufrieden{j}"] = np.nan
    frame.to_csv(tmp_path / "antworten.csv", sep=";", decimal=",", index=False)
    targets = "".join(
        f'[[value_targets]]\nid = "z{j}"\nstatement = "Größe {j} schnell prüfen"\nimportance = "wichtig{j}"\n'
        f'satisfaction = "zufrieden{j}"\n'
        for j in range(7)
    )
    codebook = tmp_path / "umfrage.toml"
    codebook.write_text(
        '[survey]\ntitle = "Umfrage über Größen"\ndata = "antworten.csv"\nrespondent = "Kennung"\n'
        f'job = "Größen prüfen"\n[scale]\nmin = 0\nmax = 10\n{targets}',
        encoding="utf-8",
    )
    page = page_of(codebook, tmp_path / "r.html", "--template", "needs-survey")
    assert "Umfrage über Größen" in page
    assert "groups, A" in page  # found, and called groups: nobody was asked for circumstances
    assert "“Größe 0 schnell prüfen”" in page
    assert "What came in your way?" in page


def test_conjoint_on_a_foreign_study_without_price_or_holdout(tmp_path):
    rng = np.random.default_rng(2)
    rows = []
    for person in range(80):
        for task in range(8):
            shown = pd.DataFrame({"Farbe": rng.choice(["rot", "blau", "grün"], 3), "Größe": rng.choice([1, 2], 3)})
            value = (shown["Farbe"] == "rot") * 1.5 + (shown["Größe"] == 2) * 0.5 + rng.gumbel(size=3)
            shown = shown.assign(
                wer=f"p{person}", frage=task, wahl=range(3), genommen=(value == value.max()).astype(int)
            )
            rows.append(shown)
    pd.concat(rows).to_csv(tmp_path / "wahl.csv", index=False)
    codebook = tmp_path / "wahl.toml"
    codebook.write_text(
        '[choices]\ntitle = "Wahl"\ndata = "wahl.csv"\nrespondent = "wer"\ntask = "frage"\nalternative = "wahl"\n'
        'chosen = "genommen"\n[[attributes]]\nid = "farbe"\ncolumn = "Farbe"\nkind = "categorical"\n'
        '[[attributes]]\nid = "groesse"\ncolumn = "Größe"\nkind = "categorical"\n',
        encoding="utf-8",
    )
    page = page_of(codebook, tmp_path / "r.html")
    for part in ("Prediction", "Shares and prices", "Best prices"):
        assert f"{part}: not measured." in page
    assert "farbe" in page


def test_circumstance_on_ticks_in_one_column_with_words_of_another_language(tmp_path):
    """0-10, 99 for no answer, decimal commas, Windows letters, ja and nein; the codebook stays as it was drafted."""
    rng = np.random.default_rng(6)
    people, causes = 320, ["Kind krank", "Zug verspätet", "kein Platz frei"]
    group = rng.integers(0, 2, people)  # the first struggles by trains, the second by children
    frame = pd.DataFrame({"Lfd. Nr.": [f"TN{i}" for i in range(people)]})
    for j in range(6):
        short = (group == 0) & (j < 2) | (group == 1) & (j in (2, 3))
        for asked, high in (("wichtig", np.where(short, 9, 6)), ("zufrieden", np.where(short, 2, 6))):
            ratings = np.clip(np.rint(high + rng.normal(0, 1.3, people)), 0, 10).astype(int)
            frame[f"Wie {asked}: Ziel {j} früh schaffen?"] = np.where(rng.random(people) < 0.03, 99, ratings)
    likely = np.where(group[:, None] == 0, [0.1, 0.8, 0.3], [0.8, 0.1, 0.3])
    ticks = rng.random((people, 3)) < likely
    frame["Was kam dazwischen?"] = [", ".join(c for c, t in zip(causes, row, strict=True) if t) for row in ticks]
    frame["Würden Sie wechseln?"] = np.where(rng.random(people) < np.where(group == 1, 0.7, 0.2), "ja", "nein")
    frame["Einkommen"] = np.round(rng.gamma(4, 0.8, people), 1)
    frame.to_csv(tmp_path / "daten.csv", sep=";", decimal=",", index=False, encoding="cp1252")
    assert main(["new", "circumstance", str(tmp_path / "s"), "--data", str(tmp_path / "daten.csv")]) == 0
    page = page_of(tmp_path / "s" / "survey.toml", tmp_path / "r.html")
    assert "2 segments, A" in page
    assert "“Zug verspätet”. Not done well today: “Ziel" in page
    assert "“Kind krank”. Not done well today: “Ziel" in page
    assert "Most people who would switch are in segment" in page
    assert every_number_names_a_table(page)


def test_job_mix_on_foreign_events_with_gaps(tmp_path):
    """Other labels and a semicolon, times of several zones, customers and quantities in words of their own."""
    rng = np.random.default_rng(7)
    rows = []
    for customer in range(90):
        likely = np.full(3, 0.1) + 0.7 * np.eye(3)[customer % 3]
        jobs = rng.choice(3, size=25, p=likely / likely.sum())
        traces = [["Karte geöffnet", "Ticket gekauft"], ["Brief gelesen", "Film gesehen"], ["gefragt", "geklagt"]]
        place = ["Köln", "New York", ""][customer % 3]  # some places are not known
        rows += [(f"KD-{customer}", traces[j][rng.integers(2)], rng.integers(1, 4), place) for j in jobs]
        rows += [(f"KD-{customer}", "Herzschlag", 1, place)]  # a signal of no job
    rows += [("KD-still", "Herzschlag", 5, "")]  # a customer without evidence
    events = pd.DataFrame(rows, columns=["customer_id", "signal", "quantity", "place"])
    events.to_csv(tmp_path / "ereignisse.csv", sep=";", index=False)
    kinds = pd.DataFrame({"customer_id": [f"KD-{c}" for c in range(80)], "Tarif": np.resize(["klein", "groß"], 80)})
    kinds.to_csv(tmp_path / "kunden.csv", sep=";", index=False)  # ten customers are not in it
    text = '[signals]\ntitle = "Was Kunden erledigen"\ndata = "ereignisse.csv"\n'
    for job, signals in {"weg": rows_of("Karte geöffnet", "Ticket gekauft"), "info": rows_of("Brief gelesen",
                         "Film gesehen"), "hilfe": rows_of("gefragt", "geklagt")}.items():  # fmt: skip
        text += f'[[jobs]]\nid = "{job}"\nstatement = "Größeres {job}"\ncontext = "überall"\n'
        text += "".join(f'[[signals.of]]\njob = "{job}"\n{signal}' for signal in signals)
    (tmp_path / "signale.toml").write_text(text, encoding="utf-8")
    asked = ["--set", "unknown=other", "--set", "background=kunden.csv", "--set", "offers={'A': 'Ein Angebot'}"]
    page = page_of(tmp_path / "signale.toml", tmp_path / "r.html", *asked)
    assert "3 segments, A" in page
    assert "Offer: Ein Angebot" in page
    assert "Customers who left no trace of any job: 1" in page
    assert "10 customers are not in kunden.csv" in page
    assert "Note:</b> ereignisse.csv: 91 events of 1 signal that no job has" in page
    assert every_number_names_a_table(page)
    members = pd.read_csv(tmp_path / "r_tables" / "respondents.csv")
    assert list(members.columns[:2]) == ["customer_id", "segment"]
    assert members.groupby("segment").size().tolist() == [30, 30, 30]


def rows_of(*names):
    return [f'signal = "{name}"\nsource = "q{k}"\nweight = 0.5\n' for k, name in enumerate(names)]


def test_conjoint_on_best_worst_answers_alone(tmp_path):
    page = page_of(course_folder("datasets", "rpg_game", "maxdiff.csv"), tmp_path / "r.html", "--template", "conjoint")
    assert "Matters most: " in page
    assert "Preference, groups and price: not measured." in page
    assert "One model for all" not in page


def test_conjoint_on_foreign_ratings_alone(tmp_path, capsys):
    rng = np.random.default_rng(3)
    cards = [(m, f) for m in ("Holz", "Stahl") for f in ("rund", "eckig", "oval")]
    rows = [
        (f"P{p}", k, round(50 + 20 * (m == "Holz") + 5 * (f == "rund") + rng.normal(0, 4), 1), m, f)
        for p in range(25)
        for k, (m, f) in enumerate(cards)
    ]
    frame = pd.DataFrame(rows, columns=["respondent", "profile", "rating", "Material", "Fläche"])
    frame.to_csv(tmp_path / "noten.csv", sep=";", decimal=",", index=False, encoding="cp1252")
    page = page_of(tmp_path / "noten.csv", tmp_path / "r.html", "--template", "conjoint")
    assert "What weighs most within the levels shown: Material" in page
    assert "Best-worst answers: not measured." in page
    frame.rename(columns={"rating": "Note"}).to_csv(tmp_path / "anders.csv", index=False)
    asked = ["report", str(tmp_path / "anders.csv"), "--template", "conjoint", "--out", str(tmp_path / "o.html")]
    assert main(asked) == 1
    assert "neither rated profiles nor best-worst answers" in capsys.readouterr().err
