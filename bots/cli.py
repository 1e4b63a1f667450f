"""The ``trolyao`` command."""


def main() -> None:
    """Run the command line."""
