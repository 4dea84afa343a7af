class DeletesOneByOne:
    """For models whose ``delete()`` takes more along than the row: the action of the list calls it too."""

    def delete_queryset(self, request, queryset):
        for row in queryset:
            row.delete()
