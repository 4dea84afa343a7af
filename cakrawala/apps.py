from django.contrib.staticfiles.apps import StaticFilesConfig

from newsroom.ckeditor import UNUSED_FILES


class StaticFiles(StaticFilesConfig):
    """Django's own staticfiles, less the parts of packages that nobody loads."""

    ignore_patterns = [*StaticFilesConfig.ignore_patterns, *UNUSED_FILES, "*.md"]
