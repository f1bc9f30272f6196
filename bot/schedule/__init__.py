"""Times as they were read, as a calendar: said back, laid out in days and periods (pure)."""
