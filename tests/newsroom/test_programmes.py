import io

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


def test_facts_are_lines_of_name_and_value(client, editor):
    data = {"name": "Sains Data", "summary": "Belajar data.", "sky": "subuh", "position": 1, "slug": "sains-data"}
    data |= {"careers-TOTAL_FORMS": 0, "careers-INITIAL_FORMS": 0, "body": "", "facts": "delapan semester"}

    response = client.post("/admin/articles/programme/add/", data)

    assert "belum berbentuk “Nama: nilai”" in response.content.decode()
