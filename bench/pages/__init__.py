"""What a page costs the server, beside what bounds it: `make bench`."""
