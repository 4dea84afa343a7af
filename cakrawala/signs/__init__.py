"""What the site tells those who run it: whether it lives and is ready, what it did (logs), how much (metrics).

Nothing of it says who somebody is. See docs/deploy.md, "Watching it".
"""
