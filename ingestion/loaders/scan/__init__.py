"""Scanned pages and photographed ones: turned upright, ruling lines and text lines found, read by OCR."""
