"""Which of the registered records a list or a count is about, in which groups and order."""
