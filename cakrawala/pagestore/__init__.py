"""Published pages, kept as finished bytes and answered before Django is asked. See docs/pagestore.md."""

from cakrawala.pagestore.mounting import listen, mounted

__all__ = ["listen", "mounted"]
