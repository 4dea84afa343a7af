from django.apps import AppConfig
from django.contrib.staticfiles.apps import StaticFilesConfig
from django.db.models.signals import post_migrate

# CKEditor's plugins that our toolbar loads; the others, its languages but two, and its samples stay at home
# (collectstatic took 16 s and 54 MB with them).
CKEDITOR = "ckeditor/ckeditor"
UNUSED_PLUGINS = """
    about adobeair ajax autoembed bbcode codesnippet codesnippetgeshi colordialog copyformatting devtools div divarea
    docprops embed embedbase embedsemantic exportpdf find flash forms iframe iframedialog image language mathjax
    pagebreak placeholder preview scayt sharedspace showblocks smiley sourcedialog specialchar stylesheetparser
    tableresize templates uicolor uploadimage uploadwidget wsc
"""


class StaticFiles(StaticFilesConfig):
    """Django's own staticfiles, less the parts of CKEditor that nobody loads."""

    ignore_patterns = [
        *StaticFilesConfig.ignore_patterns,
        *(f"{CKEDITOR}/plugins/{name}/*" for name in UNUSED_PLUGINS.split()),
        f"{CKEDITOR}/lang/[!ei]*.js",
        f"{CKEDITOR}/lang/e[!n]*.js",
        f"{CKEDITOR}/lang/en-*.js",
        f"{CKEDITOR}/lang/i[!d]*.js",
        f"{CKEDITOR}/plugins/*/lang/[!ei]*.js",
        f"{CKEDITOR}/skins/kama/*",
        f"{CKEDITOR}/skins/moono/*",
        f"{CKEDITOR}/adapters/*",
        f"{CKEDITOR}/bender-runner.config.json",
        f"{CKEDITOR}/build-config.js",
        "ckeditor/galleriffic/*",
        "ckeditor/file-icons/*",
        "*.md",
    ]


class CakrawalaConfig(AppConfig):
    """The project itself, last of the installed apps: what it connects hears of everything after all others."""

    name = "cakrawala"

    def ready(self):
        from cakrawala.roles import sync_after_migrate

        post_migrate.connect(sync_after_migrate, dispatch_uid="roles")
