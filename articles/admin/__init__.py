from articles.admin import article, dashboard, picture, site, taxonomy

__all__ = ["article", "dashboard", "picture", "site", "taxonomy"]
