#!/bin/sh
# The built wheel alone, in an empty environment, away from this folder: does the main job run?
set -eu
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
.venv/bin/python -m build --no-isolation --wheel --outdir "$scratch" . >/dev/null
python3 -m venv "$scratch/venv"
"$scratch/venv/bin/python" -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements/run.txt
"$scratch/venv/bin/python" -m pip install --quiet --disable-pip-version-check --no-deps "$scratch"/*.whl
cp examples/harbour-convoy.txt "$scratch/article.txt"
cd "$scratch"
./venv/bin/sayso read article.txt --format json | ./venv/bin/python -c '
import json, sys
reading = json.load(sys.stdin)
said = [s for s in reading["statements"] if s["voice"] == "attributed"]
assert len(said) > 5, len(said)
print("smoke:", len(said), "attributed statements from the wheel alone")'
