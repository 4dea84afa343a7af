"""The form at the newsroom's door."""

from django.contrib.admin.forms import AdminAuthenticationForm

from newsroom.expired_forms import expired_form_of


class SignInForm(AdminAuthenticationForm):
    def __init__(self, *args, **kwargs):
        super().__init__(*args, label_suffix="", **kwargs)
        if self.request and (expired := expired_form_of(self.request)):
            self.initial["username"] = expired.data.get("username", "")
