"""What becomes of the site when a part of the machine fails: `make faults`. A file a fault; docs/faults.md says what is
wanted and what was reached.

Everything listens on 127.0.0.1, belongs to this run, is bounded in time and count, and ends with it.
"""
