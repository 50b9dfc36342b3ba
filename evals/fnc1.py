"""FNC-1's articles, which its headlines are set against."""

import csv
from pathlib import Path

LONGEST = 10**7  # characters of an article


def articles(folder: Path) -> dict[str, str]:
    """From the folder of relation data: each article's text by its number."""
    csv.field_size_limit(LONGEST)
    with (folder / "fnc1_bodies.csv").open(encoding="utf-8", newline="") as file:
        return {row["Body ID"]: row["articleBody"] for row in csv.DictReader(file)}
