"""Who said what: tagging, cues, and the frames that tie source, cue and content together."""

from sayso.attribute.frames import Tagger, attribute
from sayso.attribute.remainder import remainder
from sayso.attribute.sureness import score

__all__ = ["Tagger", "attribute", "remainder", "score"]
