from django import template

from articles.seo import data_block

register = template.Library()


@register.filter
def full_title(meta, site):
    """The title element's text: ``{{ meta|full_title:frame.site }}``."""
    return meta.full_title(site)


@register.filter
def json_ld(graph):
    """The script element of a page's structured data: ``{{ graph|json_ld }}``."""
    return data_block(graph)
