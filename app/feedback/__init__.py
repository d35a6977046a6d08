"""投诉建议: complaints and suggestions to the department, always reachable."""
