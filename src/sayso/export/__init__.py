"""Readings and comparisons as files for people and programs, a format a file."""
