"""Seats: a bounded number of places, who has one, who waits, whose turn it is."""
