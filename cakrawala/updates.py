"""What follows an update by itself: where its rules read texts in another way, all is made anew, and readers find the
old way until then.
"""

import logging
import sys

from django.apps import apps
from django.db import connection
from django.db.migrations.executor import MigrationExecutor

from articles import publishing, search

logger = logging.getLogger(__name__)


def lead_through_after_migrate(sender, *, verbosity=1, **kwargs) -> None:
    """Receiver of ``post_migrate``: once all tables are as the code knows them, also after they were emptied.

    Asking for the rebuilds takes no time. Comparing words, three thousandths of a second an article, is done here:
    before a process of this version answers a reader.
    """
    with_models = [config for config in apps.get_app_configs() if config.models_module]
    if sender is not with_models[-1] or not _is_complete(kwargs):
        return
    publishing.lead_through(is_newest=True)
    try:
        _compare(is_shown=verbosity > 0 and sys.stdout.isatty())
    except Exception:  # the update is whole without it, and the same step will be tried again as a job
        logger.exception("Comparing words failed")


def _is_complete(signal):
    """``flush`` sends no plan: it left the tables as they were."""
    if "plan" not in signal:
        return True
    executor = MigrationExecutor(connection)
    return not executor.migration_plan(executor.loader.graph.leaf_nodes())


def _compare(*, is_shown):
    while search.rebuild.is_comparing() and (under_way := search.rebuild.step()):
        if is_shown:
            sys.stdout.write(f"\r  Comparing words: {under_way.done}/{under_way.articles} ")
            sys.stdout.flush()
