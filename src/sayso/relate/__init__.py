"""What statements of one claim are to each other: sides, figures that conflict, changes."""

from sayso.relate.board import board, conflicts
from sayso.relate.changes import changes
from sayso.relate.sides import stances, unclear, wording

__all__ = ["board", "changes", "conflicts", "stances", "unclear", "wording"]
