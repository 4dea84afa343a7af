from django.apps import AppConfig
from django.contrib.staticfiles.apps import StaticFilesConfig
from django.db.models.signals import post_migrate


class StaticFiles(StaticFilesConfig):
    """Django's own staticfiles, less the parts of packages that nobody loads."""

    def ready(self):
        from newsroom.ckeditor import UNUSED_FILES  # which asks the library, and so needs the models

        super().ready()
        self.ignore_patterns = [*StaticFilesConfig.ignore_patterns, *UNUSED_FILES, "*.md"]


class CakrawalaConfig(AppConfig):
    """The project itself, last of the installed apps: what it connects hears of everything after all others."""

    name = "cakrawala"

    def ready(self):
        from articles import edition, publishing
        from cakrawala import pagestore
        from cakrawala.pagestore import purging
        from cakrawala.pagestore.triggers import install_after_migrate
        from cakrawala.roles import sync_after_migrate
        from cakrawala.updates import lead_through_after_migrate

        post_migrate.connect(edition.install_after_migrate, dispatch_uid="edition")
        post_migrate.connect(sync_after_migrate, dispatch_uid="roles")
        post_migrate.connect(install_after_migrate, dispatch_uid="pagestore")
        post_migrate.connect(lead_through_after_migrate, dispatch_uid="updates")
        pagestore.listen()
        publishing.add_work(purging.KIND, purging.purge, ask=purging.ask_where_changed)
