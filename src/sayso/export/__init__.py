"""Readings as files for people and programs: JSON, Markdown, one HTML page."""
