"""Days as an editor counts them (readers see dates only), and the picture at the newsroom's door."""

from django import template
from django.utils import timezone
from django.utils.formats import date_format

from articles.models import CALM_SEA, Drawing

register = template.Library()


@register.simple_tag
def sign_in_drawing() -> Drawing:
    return CALM_SEA


@register.filter
def days_ahead(moment):
    """ "hari ini", "besok", "2 hari lagi"."""
    days = (timezone.localdate(moment) - timezone.localdate()).days
    return {0: "hari ini", 1: "besok"}.get(days, f"{days} hari lagi")


@register.filter
def days_ago(moment):
    """ "hari ini 09.41", "kemarin 16.20", "3 hari lalu"."""
    local = timezone.localtime(moment)
    days = (timezone.localdate() - local.date()).days
    word = {0: "hari ini", 1: "kemarin"}.get(days)
    return f"{word} {date_format(local, 'H.i')}" if word else f"{days} hari lalu"


@register.filter
def told_when(moment):
    """ "hari ini 09.41", "kemarin 16.20", "13 Juni 2024, 09.00"."""
    local = timezone.localtime(moment)
    is_near = (timezone.localdate() - local.date()).days in {0, 1}
    return days_ago(moment) if is_near else date_format(local, "j F Y, H.i")


@register.filter
def is_ahead(moment):
    return moment > timezone.now()


@register.filter
def next_time(moment):
    """ "pukul 09.41", "besok pukul 03.05"; "dalam waktu dekat" for what is overdue: the next saving takes it along."""
    if moment <= timezone.now():
        return "dalam waktu dekat"
    local = timezone.localtime(moment)
    day = "" if local.date() == timezone.localdate() else f"{days_ahead(moment)} "
    return f"{day}pukul {date_format(local, 'H.i')}"
