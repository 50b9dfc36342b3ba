"""Values and ranges in the words of a statement, each with its unit and what it counts."""

from sayso.figures.measuring import figures

__all__ = ["figures"]
