"""Training of the project's own embedding model: one command, fixed seeds, one core."""
