import io
import re

import pytest

from articles.models import Programme

pytestmark = pytest.mark.django_db


def test_a_curriculum_that_is_no_pdf_is_refused(client, editor):
    data = {"name": "Sains Data", "summary": "Belajar data.", "sky": "subuh", "position": 1, "slug": "sains-data"}
    data |= {"careers-TOTAL_FORMS": 0, "careers-INITIAL_FORMS": 0, "body": ""}
    fake = io.BytesIO(b"<script>alert(1)</script>")
    fake.name = "kurikulum.pdf"

    response = client.post("/admin/articles/programme/add/", data | {"curriculum_file": fake})

    assert "bukan PDF" in response.content.decode()
    assert not Programme.objects.exists()


@pytest.mark.parametrize("name", ["kurikulum", "KURIKULUM.PDF", "kurikulum.docx", "k" * 140 + ".pdf", "2026 é.pdf"])
def test_a_curriculum_is_taken_for_what_it_holds_whatever_it_is_called(client, editor, name):
    data = {"name": "Sains Data", "summary": "Belajar data.", "sky": "subuh", "position": 1, "slug": "sains-data"}
    data |= {"careers-TOTAL_FORMS": 0, "careers-INITIAL_FORMS": 0, "body": ""}
    file = io.BytesIO(b"\n%PDF-1.7")
    file.name = name

    client.post("/admin/articles/programme/add/", data | {"curriculum_file": file})

    stored = Programme.objects.get().curriculum_file.name
    assert re.fullmatch(r"kurikulum/[0-9a-f]{24}\.pdf", stored), stored


def test_facts_are_lines_of_name_and_value(client, editor):
    data = {"name": "Sains Data", "summary": "Belajar data.", "sky": "subuh", "position": 1, "slug": "sains-data"}
    data |= {"careers-TOTAL_FORMS": 0, "careers-INITIAL_FORMS": 0, "body": "", "facts": "delapan semester"}

    response = client.post("/admin/articles/programme/add/", data)

    assert "belum berbentuk “Nama: nilai”" in response.content.decode()
