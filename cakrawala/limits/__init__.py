"""How often one account, and one address, may ask for what costs much: searching, uploading, having a text read.

A campus has one address for thousands of people, so an address may do much more than an account. ``rate.py`` has the
rule, ``buckets.py`` and ``shared.py`` remember, ``middleware.py`` asks and answers.
"""
