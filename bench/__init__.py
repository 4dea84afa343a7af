"""What we claim about speed and size, as commands that anyone can run."""
