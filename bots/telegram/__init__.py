"""Telegram: the assistant as a bot, by long polling or webhook."""
