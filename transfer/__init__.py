"""Moving in and out: what other systems write, read into one neutral record, and written through ``publishing``."""
