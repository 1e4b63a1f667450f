"""From the words of a question to a query: what is asked, of what, of whom, and when."""
