"""What happened: who asked for, saw and changed what, and what people thought of the answers."""
