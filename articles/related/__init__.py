"""What to read next: a pure ranking of texts, and the shelf that shows readers what there is."""
