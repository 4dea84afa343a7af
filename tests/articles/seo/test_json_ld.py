import json

from articles.seo.json_ld import data_block


def test_nothing_ends_the_block_early_and_the_meaning_stays():
    graph = {"name": '</script><!-- <script> & "kutip" \\ \u2028 \u202e 🌅'}

    block = data_block(graph)

    inside = block.removeprefix('<script type="application/ld+json">').removesuffix("</script>")
    assert len(inside) == len(block) - len('<script type="application/ld+json"></script>')
    assert not set("<>&") & set(inside)
    assert json.loads(inside) == graph
