"""What would make a draft better: pure checks, what they need of the database, and what is stored of what they say."""
