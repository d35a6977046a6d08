"""Rest stations: where, when open, what is in them, and what people say."""
