"""Photos: checked, re-encoded, stripped, stored."""
