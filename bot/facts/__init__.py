"""Duties and deadlines as people use them: looked up, confirmed, drawn and taken along."""
