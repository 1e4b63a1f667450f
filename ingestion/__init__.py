"""Reads source files into documents and records, and keeps the registry in step with them."""
