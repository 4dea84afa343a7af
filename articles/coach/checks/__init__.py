"""What the edit screen tells a writer about a draft: small pure checks, each with its evidence, and one score."""
