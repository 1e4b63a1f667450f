"""What a question takes from the talk before it, or from the story around it."""
