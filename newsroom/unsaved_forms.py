"""What somebody has sent, to be sent again as it is: for a form that was not saved because a part of the machine
failed. Nobody can be asked then who sends it, so it goes back to whoever has just sent it and to nobody else, and only
where it came from a page of ours.
"""

from typing import NamedTuple

from django.http import HttpRequest

from newsroom.expired_forms import is_of_ours

SHORTEST = 20  # characters


class Field(NamedTuple):
    """``kind`` is ``text``, ``password`` or ``file``."""

    kind: str
    name: str
    value: str

    @property
    def is_worth_showing(self) -> bool:
        """Words that somebody may want to copy; the rest is sent along unseen."""
        return len(self.value) >= SHORTEST and any(map(str.isspace, self.value))


class UnsavedForm(NamedTuple):
    action: str
    fields: list[Field]

    @property
    def is_whole(self) -> bool:
        """Whether it can be sent again without choosing or typing anything."""
        return not any(field.kind in {"password", "file"} for field in self.fields)


def unsaved_form_of(request: HttpRequest) -> UnsavedForm | None:
    """``None`` for a page that was merely opened, and for a form that failed Django's check, or has not come to it."""
    if request.method != "POST" or not getattr(request, "csrf_processing_done", False) or not is_of_ours(request):
        return None
    typed = [_typed(name, value) for name, values in request.POST.lists() for value in values]
    files = [Field("file", name, str(file.name)) for name, sent in request.FILES.lists() for file in sent]
    return UnsavedForm(request.get_full_path(), typed + files) if typed or files else None


def _typed(name, value):
    if "password" in name and name != "usable_password":
        return Field("password", name, "")
    return Field("text", name, value)
