"""What a text names: dates, periods, numbers, units, people, positions, symbols (pure)."""
