"""Regions, towns, communities, departments and firms."""
