"""A county brings in its lists of volunteers and of organisations."""
