"""A question as it was typed -> what is asked, of whom, about which document (pure)."""
