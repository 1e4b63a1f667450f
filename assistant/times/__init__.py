"""The times a question asks for, and the order of what is listed by them."""
