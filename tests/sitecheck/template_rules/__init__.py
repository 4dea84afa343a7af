"""What only our own templates and code can break, one file a subject: the other half of ``sitecheck.rules``.

Neither content nor operations can break these, so the command need not ask for them on a running site.
"""

from sitecheck.rule import rules_of
from tests.sitecheck.template_rules import data, data_facts, feeds, files, head, links, markup, sharing, sitemaps

RULES = rules_of(head, sharing, data, data_facts, markup, links, sitemaps, feeds, files)
