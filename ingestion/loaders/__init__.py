"""One module for each file format a document may come in."""
