"""Records as rows and files: columns by kind, CSV, Excel."""
