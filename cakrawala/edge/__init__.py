"""The outermost layer of the site, a WSGI application around all others: what it settles is true for all of them."""

from cakrawala.edge.application import Edge

__all__ = ["Edge"]
