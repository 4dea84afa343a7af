from ckeditor.widgets import CKEditorWidget


class ArticleEditor(CKEditorWidget):
    """CKEditor 4 with our own toolbar."""
