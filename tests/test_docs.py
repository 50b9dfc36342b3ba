"""What the documents show is what the program prints."""

import importlib.util
import re
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]


def generate():
    spec = importlib.util.spec_from_file_location("generate", ROOT / "docs" / "generate.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_printed_parts_are_up_to_date() -> None:
    module = generate()
    for name in module.FILES:
        text = (ROOT / name).read_text("utf-8")
        assert module._PART.search(text)
        assert module.filled(text) == text, f"run python docs/generate.py for {name}"


def test_the_python_example_runs() -> None:
    readme = (ROOT / "README.md").read_text("utf-8")
    (code,) = re.findall(r"```python\n(.*?)```", readme, re.DOTALL)
    exec(code, {"texts": ["“Go,” said Dal."]})


def test_relative_links_lead_somewhere() -> None:
    for path in [ROOT / "README.md", ROOT / "CONTRIBUTING.md", *(ROOT / "docs").glob("*.md")]:
        for target in re.findall(r"\]\((?!https?:)([^)#]+)", path.read_text("utf-8")):
            assert (path.parent / target).exists(), f"{path.name}: {target}"


def test_every_command_is_described() -> None:
    from sayso.cli.main import COMMANDS

    text = (ROOT / "docs" / "cli.md").read_text("utf-8")
    for name, command in COMMANDS.items():
        assert f"<!-- sayso {name} --help -->" in text
        assert command.__doc__
