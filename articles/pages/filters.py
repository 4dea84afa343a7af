from django import template

register = template.Library()


@register.filter
def full_title(meta, site):
    """The title element's text: ``{{ meta|full_title:frame.site }}``."""
    return meta.full_title(site)
