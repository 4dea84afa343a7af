"""All of CKEditor 4 that is Python, see docs/ckeditor.md; its scripts are static/js/ckeditor.js and its neighbours."""

from collections.abc import Iterable

from ckeditor.widgets import CKEditorWidget
from csp.constants import SELF
from django.templatetags.static import static
from django.urls import reverse

from articles.text import html
from newsroom.editor import RichText

# What the server reads in a stranger's text and no page of the newsroom shall show before that.
NEVER_SHOWN = {"audio", "dialog", "embed", "form", "iframe", "object", "param", "source", "video"}
# Here every attribute and style that is allowed is a field of a dialog: only what stays.
IN_DIALOGS = {"img", "table", "td", "th"}
READ_ON_SAVING = "{*}(*)[aria-label,data-*,dir,id,lang,name,reversed,start,title,type,value]"


def allowed_content() -> str:
    """What the editor's filter lets stand, in CKEditor's words: all that the server keeps (articles/text/html.py), and
    all that it reads on saving, for the day on which a paste goes in as it is."""
    shown = html.FOREIGN_TAGS - NEVER_SHOWN
    kept = [
        tag + _in("[]", html.ATTRIBUTES.get(tag, ())) + _in("()", html.CLASSES.get(tag, ()))
        for tag in sorted(shown | {"*"})
    ]
    return "; ".join([*kept, " ".join(sorted(shown - IN_DIALOGS)) + READ_ON_SAVING])


def _in(brackets: str, names: Iterable[str]) -> str:
    return f"{brackets[0]}{','.join(sorted(names))}{brackets[1]}" if names else ""


CONFIG = {
    "toolbar": [
        ["Format", "Bold", "Italic", "InlineCode", "RemoveFormat"],
        ["Link", "Unlink"],
        ["BulletedList", "NumberedList", "Blockquote", "Table", "Image", "ReadAlso"],
        ["Undo", "Redo", "PasteText", "Source", "Maximize"],
    ],
    "format_tags": "p;h2;h3;h4;pre",
    "extraPlugins": "image2,autogrow,readalso,pictures,pasted,code",
    "removePlugins": (
        "image,scayt,wsc,exportpdf,flash,iframe,forms,smiley,about,preview,print,templates,newpage,save,language,"
        "bidi,font,colorbutton,colordialog,div,pagebreak,copyformatting,stylescombo,codesnippetgeshi,uploadimage,"
        "uploadwidget,elementspath,pastefromword,pastefromgdocs,pastefromlibreoffice"
    ),
    "width": "100%",
    "height": 480,
    "autoGrow_minHeight": 480,
    "autoGrow_maxHeight": 900,
    "autoGrow_onStartup": True,
    "disableNativeSpellChecker": False,
    "entities": False,
    "allowedContent": allowed_content(),
    "disallowedContent": "*[on*]",
    "renamed": html.RENAMED,
    "linkSchemes": sorted(html.SCHEMES),
    "pasteFilter": None,  # the server's cleaning does it: static/js/ckeditor-pasted.js
    "clipboard_handleImages": False,  # ours does, there
    "bodyClass": "prose sky-siang",
    "filebrowserUploadMethod": "xhr",
    "image2_disableResizer": True,
    "image2_prefillDimensions": False,  # the library knows them
    "linkDefaultProtocol": "https://",
    "linkShowAdvancedTab": False,
    "linkShowTargetTab": False,
    "removeDialogTabs": "image2:advanced;link:upload;table:advanced;tableProperties:advanced",
    "versionCheck": False,
}

# Files of the package that our toolbar never loads: collectstatic took 16 s and 54 MB with them.
UNUSED_PLUGINS = """
    about adobeair ajax autoembed bbcode codesnippet codesnippetgeshi colordialog copyformatting devtools div divarea
    docprops embed embedbase embedsemantic exportpdf find flash forms iframe iframedialog image language mathjax
    pagebreak pastefromgdocs pastefromlibreoffice pastefromword placeholder preview scayt sharedspace showblocks
    smiley sourcedialog specialchar stylesheetparser tableresize templates uicolor uploadimage uploadwidget wsc
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
        ours = ["ckeditor", "ckeditor-dialogs", "ckeditor-pictures", "ckeditor-pasted", "ckeditor-code"]
        js = [f"{PACKAGE}/ckeditor.js", "js/uploads.js", "js/plainarea.js", *(f"js/{name}.js" for name in ours)]

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
