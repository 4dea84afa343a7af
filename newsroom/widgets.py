"""Inputs that Django's admin leaves without a name for those who cannot see where they stand."""

from django.contrib.admin.widgets import AdminIntegerFieldWidget, AdminSplitDateTime
from django.db.models import Field, PositiveSmallIntegerField
from django.forms import SplitDateTimeWidget, Widget
from django.utils.html import format_html

# The number that each row of a list offers for editing.
NAMED_POSITION: dict[type[Field], dict[str, Widget]] = {
    PositiveSmallIntegerField: {"widget": AdminIntegerFieldWidget(attrs={"aria-label": "Urutan"})}
}


class Moment(AdminSplitDateTime):
    """Date and time to the minute, each with a label of its own where Django prints loose text."""

    def __init__(self, attrs=None):
        super().__init__(attrs)
        _, time = self.widgets
        time.format = "%H.%M"

    def get_context(self, name, value, attrs):
        context = SplitDateTimeWidget.get_context(self, name, value, attrs)
        for key, words, widget in zip(
            ["date_label", "time_label"], ["Tanggal", "Jam (WIB)"], context["widget"]["subwidgets"], strict=True
        ):
            context[key] = format_html('<label for="{}">{}</label>', widget["attrs"]["id"], words)
        return context
