"""The command line: each command a pair, one function that parses and one that acts."""
