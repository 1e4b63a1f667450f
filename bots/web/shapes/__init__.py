"""What the API answers, described for those who write programs: the shapes in its OpenAPI description."""
