"""Prompts and canned replies, in Vietnamese, as files."""
