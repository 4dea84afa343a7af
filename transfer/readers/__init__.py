"""What other systems export, read by its content and not by its name: one reader a format, one record for all."""

from transfer.readers.opening import Source, open_source

__all__ = ["Source", "open_source"]
