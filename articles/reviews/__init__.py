"""What the coach needs from the database, and what is kept of what it says (docs/coach.md)."""
