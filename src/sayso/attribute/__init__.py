"""Who said what: tagging, cues, and the frames that tie source, cue and content together."""

from sayso.attribute.stage import attribute
from sayso.attribute.sureness import score
from sayso.attribute.tagger import Tagger

__all__ = ["Tagger", "attribute", "score"]
