"""Activities and their shifts: finding one, taking a place, turning up."""
