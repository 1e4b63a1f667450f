"""Zalo: the assistant as a Zalo bot (polling or webhook) and behind an Official Account (webhook)."""
