"""Answers from running text: duties, articles, chapters, reports, figures in sentences."""
