from articles.admin import article, picture, site, taxonomy

__all__ = ["article", "picture", "site", "taxonomy"]
