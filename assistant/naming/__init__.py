"""What a question names: documents, places, agencies and their units."""
