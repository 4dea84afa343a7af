from articles.admin import article, dashboard, missing_page, picture, redirect, search, site, taxonomy

__all__ = ["article", "dashboard", "missing_page", "picture", "redirect", "search", "site", "taxonomy"]
