"""The site checks itself: one walk over all its addresses, and rules over what was found.

Knows no model and no template of ours: a rule sees what a stranger sees, from the test client or over HTTP.
"""
