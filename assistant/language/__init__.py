"""The words of a question or a text: sentences, clauses, wordings, shorthand, numbers."""
