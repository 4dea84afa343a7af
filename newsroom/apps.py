from django.apps import AppConfig
from django.contrib.admin import apps as admin


class NewsroomAdminConfig(admin.AdminConfig):
    """Django's admin with our site in it; named in the settings in the place of its own."""

    default = False
    default_site = "newsroom.site.NewsroomSite"


class NewsroomConfig(AppConfig):
    name = "newsroom"
    verbose_name = "Ruang redaksi"

    def ready(self):
        from articles import publishing
        from newsroom.people import entry, locks

        publishing.add_work(entry.KIND, entry.send_forgotten)
        publishing.add_work(locks.KIND, locks.send_locked)
