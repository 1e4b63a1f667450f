"""Answers on the documents themselves: who signed, when, on what basis, what they replace."""
