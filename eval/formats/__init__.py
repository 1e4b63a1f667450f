"""The same document in every format an office keeps: made, read, and its register compared field by field."""
