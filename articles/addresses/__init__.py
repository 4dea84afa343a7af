"""What stands at an address, where a former one leads, and how an address is written for strangers."""

from articles.addresses.absolute import absolute
from articles.addresses.lookup import Resource, State, find, find_former, path_on_this_site
from articles.addresses.old_slugs import answers_old_slugs
from articles.addresses.redirects import editing, missing, plan, responses, table
from articles.addresses.redirects.editing import destinations
from articles.addresses.redirects.following import Destination

__all__ = [
    "Destination",
    "Resource",
    "State",
    "absolute",
    "answers_old_slugs",
    "destinations",
    "editing",
    "find",
    "find_former",
    "missing",
    "path_on_this_site",
    "plan",
    "responses",
    "table",
]
