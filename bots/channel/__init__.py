"""Chat channels: one way from a message to its answer, whatever carries them."""
