"""A machine that may be lost: copies of the site in a folder or bucket, and the proof that they bring it back.

An archive holds blobs, each named by the SHA-256 of its bytes, and one manifest a backup, which names the blobs that
make it up. A backup is there from the moment on that its manifest is.
"""
