"""Tables of plans: physical tables stitched, columns understood, rows read as tasks or targets."""

from ingestion.tables.reading import TableReading, read_tables

__all__ = ["TableReading", "read_tables"]
