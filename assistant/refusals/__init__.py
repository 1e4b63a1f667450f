"""What is not answered, and what is said instead of what was asked."""
