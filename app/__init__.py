"""Nuanxin: the backend of a county's Social Work Department."""
