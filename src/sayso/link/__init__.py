"""The same claim across documents: readings in, groups of statements that speak of it out."""

from sayso.link.linking import Judge, Linked, Linker, Meaning, texts_of

__all__ = ["Judge", "Linked", "Linker", "Meaning", "texts_of"]
