"""The JavaScript of others: unchanged since it was built, of locked packages, with licences."""

import hashlib
import json
import re
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
VENDOR = ROOT / "src/sayso/web/static/vendor"
BUNDLER = ROOT / "tools/bundle"
MANIFEST = json.loads((VENDOR / "manifest.json").read_text("utf-8"))
LOCK = json.loads((BUNDLER / "package-lock.json").read_text("utf-8"))


def test_nothing_else_lies_there() -> None:
    beside = {"LICENSES.txt", "manifest.json"}
    assert {path.name for path in VENDOR.iterdir()} == {*MANIFEST["bundles"], *beside}
    assert {path.name for path in (BUNDLER / "entries").iterdir()} == {
        name for name in MANIFEST["bundles"] if name.endswith(".js")
    }


@pytest.mark.parametrize("name", MANIFEST["bundles"])
def test_a_bundle_is_what_was_built(name: str) -> None:
    data = (VENDOR / name).read_bytes()
    assert hashlib.sha256(data).hexdigest() == MANIFEST["bundles"][name]["sha256"]
    assert b"sourceMappingURL" not in data


def test_every_bundled_package_is_locked_and_has_its_licence() -> None:
    heads = re.findall(
        r"^={72}\n(\S+) (\S+) \((.+)\)\n={72}\n\n(.+)",
        (VENDOR / "LICENSES.txt").read_text("utf-8"),
        re.MULTILINE,
    )
    assert all(licence and first for _, _, licence, first in heads)
    assert {name: version for name, version, _, _ in heads} == MANIFEST["versions"]
    bundled = {name for one in MANIFEST["bundles"].values() for name in one["packages"]}
    assert bundled == set(MANIFEST["versions"])
    for name, version in MANIFEST["versions"].items():
        assert LOCK["packages"][f"node_modules/{name}"]["version"] == version


def test_the_lock_is_exact_and_names_no_registry() -> None:
    packages = {key: one for key, one in LOCK["packages"].items() if key}
    assert all(one["integrity"].startswith("sha512-") for one in packages.values())
    assert not [key for key, one in packages.items() if "resolved" in one]
    wanted = json.loads((BUNDLER / "package.json").read_text("utf-8"))
    for group in ("dependencies", "devDependencies"):
        assert all(re.fullmatch(r"\d+\.\d+\.\d+", version) for version in wanted[group].values())
