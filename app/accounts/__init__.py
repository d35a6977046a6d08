"""People: login, devices, roles, consent, own data."""
