"""The list of articles in the newsroom."""

from typing import cast

from django.contrib.admin.views.main import ChangeList

from articles.coach import assessments
from articles.querysets import ArticleQuerySet
from newsroom.article.coach import reach_of
from newsroom.article.next_there import hide_next_versions


class ArticleList(ChangeList):
    """Rows without their texts: fifty bodies are a megabyte that the list never prints. Scores are those that count for
    whoever looks, as in the panel of the edit screen."""

    def get_queryset(self, request, exclude_parameters=None):
        return cast(ArticleQuerySet, super().get_queryset(request, exclude_parameters)).for_newsroom()

    def get_results(self, request):
        super().get_results(request)
        reach = reach_of(self.model_admin, request)
        for article in self.result_list:
            if assessment := getattr(article, "assessment", None):
                assessment.score = assessments.score_within(assessment, reach)
        hide_next_versions(self.result_list, request.user)
