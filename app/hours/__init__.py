"""The ledger of service hours, and what is certified of it."""
