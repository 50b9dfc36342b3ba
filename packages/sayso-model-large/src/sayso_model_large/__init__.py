"""The files of the large tagger; `sayso read --model large` finds them here."""
