"""Tables from spreadsheets: read safely, checked cell by cell, wrong cells told in sentences."""
