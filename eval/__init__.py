"""The scoreboard: cases, metrics, runners, reports."""
