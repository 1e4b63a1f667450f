"""Answers in a language model's words: it words what the evidence holds, code decides what may be said."""
