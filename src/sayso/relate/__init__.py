"""What statements are to each other: sides, figures that conflict, changes."""

from sayso.relate.board import board, conflicts
from sayso.relate.changes import changes
from sayso.relate.facing import Counted, Near, facing
from sayso.relate.sides import stances, wording

__all__ = [
    "Counted",
    "Near",
    "board",
    "changes",
    "conflicts",
    "facing",
    "stances",
    "wording",
]
