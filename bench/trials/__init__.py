"""Whether a word is ever lost: somebody types into an article for a quarter of a minute, something goes wrong, and what
was typed is counted afterwards. ``python -m bench.trials``; docs/newsroom.md says what was reached.

The site is the real one, under gunicorn; the browser a real one, with the timers that everybody has.
"""
