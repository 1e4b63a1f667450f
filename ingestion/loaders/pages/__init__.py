"""Printed pages, from a PDF or a scan alike: words with their places and ruling lines, read into blocks."""
