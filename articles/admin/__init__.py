from articles.admin import article, dashboard, picture, search, site, taxonomy

__all__ = ["article", "dashboard", "picture", "search", "site", "taxonomy"]
