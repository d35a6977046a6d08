"""Organisations, their programmes, and volunteers."""
