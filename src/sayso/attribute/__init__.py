"""Who said what: tagging, cues, and the frames that tie source, cue and content together."""
