"""A county brings in its own stations: from a file to rows that are checked, shown and written."""
