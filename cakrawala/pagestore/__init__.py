"""Published pages, kept as finished bytes and answered before Django is asked. See docs/pagestore.md."""

from cakrawala.pagestore.mounting import listen, mounted, told_to_nginx

__all__ = ["listen", "mounted", "told_to_nginx"]
