#!/bin/sh
# The built wheels alone, in an empty environment, away from this folder: does the main job run,
# with the small model, and with the large one once its wheel is there too?
set -eu
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
.venv/bin/python -m build --no-isolation --wheel --outdir "$scratch" . >/dev/null
.venv/bin/python -m build --no-isolation --wheel --outdir "$scratch/large" packages/sayso-model-large >/dev/null
python3 -m venv "$scratch/venv"
"$scratch/venv/bin/python" -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements/run.txt
"$scratch/venv/bin/python" -m pip install --quiet --disable-pip-version-check --no-deps "$scratch"/*.whl
cp examples/harbour-convoy.txt "$scratch/article.txt"
cd "$scratch"
check() { # check MODEL
    ./venv/bin/sayso read article.txt --format json --model "$1" | ./venv/bin/python -c '
import json, sys
reading = json.load(sys.stdin)
said = [s for s in reading["statements"] if s["voice"] == "attributed"]
assert len(said) > 5, len(said)
print("smoke:", len(said), "attributed statements by", reading["sayso"])'
}
check small
./venv/bin/sayso read article.txt --model large 2>&1 | grep -q "large comes with"
./venv/bin/python -m pip install --quiet --disable-pip-version-check --no-deps large/*.whl
check large
