"""`sayso verify`, `export`, `import`, `backup`, `migrate`, `forget`: the ledger as a whole."""

import sys
from collections.abc import Iterable
from pathlib import Path
from typing import Annotated, TextIO

import typer

from sayso.cli.ending import FAILED, complain, ending, standard_output
from sayso.cli.place import LedgerOption, default_place, opened
from sayso.errors import NotInLedger, UsageError
from sayso.ledger import reads

Output = Annotated[
    Path | None, typer.Option("--output", "-o", metavar="FILE", help="Write to FILE instead.")
]


def verify_command(ledger: LedgerOption = None) -> None:
    """Read every row again, derive each id and each quoted text anew, tell what does not hold.

    Exit code 0 where all holds, else 1.
    """
    from sayso.ledger.audit import Fault, verify

    with ending():
        count, faults = 0, 0
        for found in verify(opened(ledger)):
            if isinstance(found, Fault):
                faults += 1
                print(f"{found.where}: {found.what}", file=standard_output())
            else:
                count = found
        told = f"{faults:,} faults" if faults else "all holds"
        print(f"sayso: {count:,} documents, {told}", file=sys.stderr)
    raise typer.Exit(FAILED if faults else 0)


def export_command(
    all: Annotated[
        bool, typer.Option("--all", help="The whole ledger, as JSON lines for `sayso import`.")
    ] = False,
    gold: Annotated[
        Path | None,
        typer.Option(
            metavar="FOLDER", help="What people corrected, as brat files to train with, instead."
        ),
    ] = None,
    output: Output = None,
    ledger: LedgerOption = None,
) -> None:
    """Write the ledger out: all of it, or people's corrections as training gold."""
    with ending():
        if all == (gold is not None):
            raise UsageError("export either --all, or --gold FOLDER")
        store = opened(ledger)
        if gold is not None:
            from sayso.export.brat import write_gold

            count = write_gold(gold, ((k.reading, k.judged) for k in reads.everything(store)))
            print(f"sayso: {count:,} documents with corrections", file=sys.stderr)
            return
        from sayso.ledger.moving import export

        _write(export(store), output)


def import_command(
    path: Annotated[str, typer.Argument(metavar="FILE|-", help="What `export --all` wrote.")],
    ledger: LedgerOption = None,
) -> None:
    """Put an exported ledger into this one. What is there stays."""
    from sayso.ledger.moving import take_in

    faults = 0
    with ending(), _opened(path) as file:
        for fault in take_in(opened(ledger, make=True), file):
            if fault is not None:
                faults += 1
                complain(fault, sys.stderr)
    raise typer.Exit(FAILED if faults else 0)


def backup_command(
    target: Annotated[Path, typer.Argument(metavar="FILE", help="The SQLite file to make.")],
    ledger: LedgerOption = None,
) -> None:
    """Copy the ledger to one file, while others use it."""
    from sayso.ledger.moving import backup

    with ending():
        backup(opened(ledger), target)


def migrate_command(ledger: LedgerOption = None) -> None:
    """Bring the ledger's tables to this version of sayso."""
    from sayso.ledger.opening import migrate, open_any_version

    with ending():
        before, after = migrate(open_any_version(ledger if ledger is not None else default_place()))
        typer.echo("up to date" if before == after else f"from {before} to {after}")


def forget_command(
    name: Annotated[
        str, typer.Argument(help="A document's id, address or path, or a source's name.")
    ],
    source: Annotated[
        bool, typer.Option("--source", help="Every document in which this source speaks.")
    ] = False,
    yes: Annotated[bool, typer.Option("--yes", help="Do not ask.")] = False,
    ledger: LedgerOption = None,
) -> None:
    """Erase a document with all its versions, or every document that a source speaks in.

    The rows leave the tables, the index of words and the write-ahead log. That something was
    erased is kept, not what. Copies that were exported or backed up are yours to erase.
    """
    from sayso.engines.adding import now
    from sayso.ledger import erasing

    with ending():
        store = opened(ledger)
        key = reads.speaker(store, name)[0] if source else None
        if key is not None:
            documents = erasing.of_source(store, key)
        else:
            documents = erasing.of_article(store, reads.kept(store, name).article)
        if not documents and key is None:
            raise NotInLedger(f"{name}: there is nothing to forget")
        if not yes:
            typer.confirm(f"Erase {len(documents)} documents for good?", abort=True, err=True)
        count = erasing.forget(store, documents, source=key, at=now())
        typer.echo(f"{count} erased")


def _write(lines: Iterable[str], output: Path | None) -> None:
    if output is None:
        out = standard_output()
        out.writelines(lines)
        out.flush()
        return
    part = output.with_name(output.name + ".part")
    try:
        with part.open("w", encoding="utf-8", newline="\n") as file:
            file.writelines(lines)
        part.replace(output)
    except OSError as exc:
        raise UsageError(f"{output}: cannot be written: {exc.strerror}") from exc


def _opened(path: str) -> "TextIO":
    if path == "-":
        return sys.stdin
    try:
        return Path(path).open(encoding="utf-8")
    except OSError as exc:
        raise UsageError(f"{path}: cannot be read: {exc.strerror}") from exc
