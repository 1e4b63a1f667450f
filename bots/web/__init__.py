"""The web channel: HTTP API and chat page."""
