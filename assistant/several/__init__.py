"""Answers on several things together: lists, counts, comparisons, all the targets of a document."""
