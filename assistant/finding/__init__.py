"""Which records and passages a query means, and what of them is quoted."""
