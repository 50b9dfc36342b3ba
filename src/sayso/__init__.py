"""Reading: who claims what, on whose word, how sure, on what evidence."""
