"""All of CKEditor 4 that is Python, see docs/ckeditor.md; its scripts are static/js/ckeditor.js and its neighbour."""

from ckeditor.widgets import CKEditorWidget
from csp.constants import SELF
from django.templatetags.static import static
from django.urls import reverse

from newsroom.editor import RichText

CONFIG = {
    "toolbar": [
        ["Format", "Bold", "Italic", "RemoveFormat"],
        ["Link", "Unlink"],
        ["BulletedList", "NumberedList", "Blockquote", "Table", "Image", "ReadAlso"],
        ["Undo", "Redo", "PasteText", "Source", "Maximize"],
    ],
    "format_tags": "p;h2;h3;h4",
    "extraPlugins": "image2,autogrow,readalso,pictures",
    "removePlugins": (
        "image,scayt,wsc,exportpdf,flash,iframe,forms,smiley,about,preview,print,templates,newpage,save,language,"
        "bidi,font,colorbutton,colordialog,div,pagebreak,copyformatting,stylescombo,codesnippetgeshi,uploadimage,"
        "uploadwidget,elementspath"
    ),
    "width": "100%",
    "height": 480,
    "autoGrow_minHeight": 480,
    "autoGrow_maxHeight": 900,
    "autoGrow_onStartup": True,
    "disableNativeSpellChecker": False,
    "entities": False,
    # What the server keeps and no button makes: the editor must not drop it on loading.
    "extraAllowedContent": (
        "cite code pre sub sup caption; figure(image); figcaption; *[lang]; ol[start]; a[title,hreflang]; "
        "th td[colspan,rowspan,scope]; img[data-picture]"
    ),
    "clipboard_handleImages": False,  # ours does: static/js/ckeditor-pictures.js
    "bodyClass": "prose sky-siang",
    "filebrowserUploadMethod": "xhr",
    "image2_disableResizer": True,
    "linkShowAdvancedTab": False,
    "linkShowTargetTab": False,
    "removeDialogTabs": "image2:advanced;link:upload",
    "versionCheck": False,
}

# Files of the package that our toolbar never loads: collectstatic took 16 s and 54 MB with them.
UNUSED_PLUGINS = """
    about adobeair ajax autoembed bbcode codesnippet codesnippetgeshi colordialog copyformatting devtools div divarea
    docprops embed embedbase embedsemantic exportpdf find flash forms iframe iframedialog image language mathjax
    pagebreak placeholder preview scayt sharedspace showblocks smiley sourcedialog specialchar stylesheetparser
    tableresize templates uicolor uploadimage uploadwidget wsc
"""
PACKAGE = "ckeditor/ckeditor"
UNUSED_FILES = [
    *(f"{PACKAGE}/plugins/{name}/*" for name in UNUSED_PLUGINS.split()),
    f"{PACKAGE}/lang/[!ei]*.js",  # all languages but English and Indonesian
    f"{PACKAGE}/lang/e[!n]*.js",
    f"{PACKAGE}/lang/en-*.js",
    f"{PACKAGE}/lang/i[!d]*.js",
    f"{PACKAGE}/plugins/*/lang/[!ei]*.js",
    f"{PACKAGE}/skins/kama/*",
    f"{PACKAGE}/skins/moono/*",
    f"{PACKAGE}/adapters/*",
    f"{PACKAGE}/bender-runner.config.json",
    f"{PACKAGE}/build-config.js",
    "ckeditor/galleriffic/*",
    "ckeditor/file-icons/*",
]


class ArticleEditor(RichText, CKEditorWidget):
    content_security_policy = {  # CKEditor 4 writes inline scripts and styles
        "script-src": [SELF, "'unsafe-inline'"],
        "style-src": [SELF, "'unsafe-inline'"],
    }

    class Media:
        # Ours need what stands before them, and come last.
        js = [f"{PACKAGE}/ckeditor.js", "js/uploads.js", "js/plainarea.js", "js/ckeditor.js", "js/ckeditor-pictures.js"]

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.config |= CONFIG

    def get_context(self, name, value, attrs):
        # Addresses are known only once the URLconf and the static manifest are.
        self.config |= {
            "contentsCss": [static("css/editor-content.css")],
            "filebrowserImageUploadUrl": reverse("admin:articles_picture_upload"),
        }
        return super().get_context(name, value, attrs)
