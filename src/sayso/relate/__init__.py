"""What statements are to each other: sides, figures that conflict, changes."""

from sayso.relate.conflicting import conflicts
from sayso.relate.facing import Counted, Near
from sayso.relate.sides import stances, wording

__all__ = ["Counted", "Near", "conflicts", "stances", "wording"]
