"""How sure, on what: the words at and around one statement in, its Qualification out."""

from sayso.qualify.evidence import Speaker
from sayso.qualify.qualifying import qualify
from sayso.qualify.wordscores import WordScores

__all__ = ["Speaker", "WordScores", "qualify"]
