"""Reminders: what is due in 30, 7 and 1 days and what is overdue, told once, each with its citation."""
