"""Damaged files of every format: whatever they hold, reading them stays within the limits."""
