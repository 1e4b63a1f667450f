"""Work done in processes of its own: questions answered side by side, documents read out of the way."""
