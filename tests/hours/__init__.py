"""The ledger of hours, certificates, and what is sent on."""
