"""Answers from the records: who leads a task, with whom, by when; what a target is."""
