"""What stands at an address, where a former one leads, how one is written for strangers; what is asked for in vain."""

from articles.addresses import counting
from articles.addresses.absolute import absolute
from articles.addresses.erased import drop_around, is_erased, redirects_around, remember_erased
from articles.addresses.lookup import Resource, State, find, find_former, path_on_this_site
from articles.addresses.old_slugs import answers_old_slugs
from articles.addresses.redirects import editing, missing, responses, table
from articles.addresses.redirects.editing import destinations
from articles.addresses.redirects.following import Destination
from articles.addresses.redirects.missing import most_missed
from articles.addresses.redirects.plan import Proposal, Verdict

__all__ = [
    "Destination",
    "Proposal",
    "Resource",
    "State",
    "Verdict",
    "absolute",
    "answers_old_slugs",
    "counting",
    "destinations",
    "drop_around",
    "editing",
    "find",
    "find_former",
    "is_erased",
    "missing",
    "most_missed",
    "path_on_this_site",
    "redirects_around",
    "remember_erased",
    "responses",
    "table",
]
