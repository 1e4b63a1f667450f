"""Channels through which people reach the assistant: command line, web, chat."""
