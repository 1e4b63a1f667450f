"""How well a record or a passage fits a topic, and how sure one may be of it."""
