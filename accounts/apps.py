from django.apps import AppConfig


class AccountsConfig(AppConfig):
    name = "accounts"
    verbose_name = "Tim redaksi"

    permissions = {"User": {"manager": ("view", "add", "change", "delete")}}
