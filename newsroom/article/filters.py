"""The tabs and the filter row above the newsroom's list; the address speaks: ``?keadaan=draft&kategori=karier``."""

from django.contrib import admin

from articles.models import Author, Category, NextVersion, Programme


class StateFilter(admin.SimpleListFilter):
    """The tabs, each with the number of articles behind it; a tab opens without the search of the one before."""

    title = "status"
    parameter_name = "keadaan"
    template = "admin/articles/article/_tabs.html"

    def lookups(self, request, model_admin):
        return [
            ("draft", "Draf"),
            ("in_review", "Perlu ditinjau"),
            ("scheduled", "Terjadwal"),
            ("published", "Terbit"),
            ("archived", "Ditarik"),
            ("next", "Versi baru"),
        ]

    def choices(self, changelist):
        counts = changelist.model_admin.get_queryset(self.request).counted_by_state()
        next_versions = NextVersion.objects.seen_by(self.request.user).counted()
        counts |= {"in_review": counts["in_review"] + next_versions["in_review"], "next": next_versions["all"]}
        for state, name in [("", "Semua"), *self.lookup_choices]:
            yield {
                "display": name,
                "count": counts[state or "all"],
                "query_string": f"?{self.parameter_name}={state}" if state else "?",
                "selected": state == (self.value() or ""),
            }

    def queryset(self, request, queryset):
        match self.value():
            case "in_review":
                return queryset.to_review(request.user)
            case "next":
                return queryset.with_next_version_seen_by(request.user)
        known = dict(self.lookup_choices)
        return queryset.in_state(self.value()) if self.value() in known else queryset


class ChoiceFilter(admin.SimpleListFilter):
    """One select of the filter row; "" is the choice of all."""

    template = "admin/articles/article/_choice.html"
    model: type[Category | Programme | Author]
    field = ""

    def lookups(self, request, model_admin):
        return self.model.objects.order_by("name").values_list("slug", "name")

    def queryset(self, request, queryset):
        known = dict(self.lookup_choices)
        return queryset.filter(**{f"{self.field}__slug": self.value()}) if self.value() in known else queryset


class CategoryFilter(ChoiceFilter):
    title, parameter_name, model, field = "kategori", "kategori", Category, "category"


class ProgrammeFilter(ChoiceFilter):
    title, parameter_name, model, field = "prodi", "prodi", Programme, "programme"


class AuthorFilter(ChoiceFilter):
    title, parameter_name, model, field = "penulis", "penulis", Author, "author"
