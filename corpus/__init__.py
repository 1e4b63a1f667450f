"""What is known: the nouns, Vietnamese text, the registry, the search indexes, agencies and deadlines."""
