"""The page of errata says what the data says."""

import pytest

from negotiator.locations import resources
from negotiator.survey.edition import edition_names, open_edition
from negotiator.survey.errata_page import FILE, errata_page


@pytest.mark.parametrize("name", edition_names())
def test_the_page_is_made_from_the_errata_as_they_stand(name):
    page = (resources() / "survey" / name / FILE).read_text(encoding="utf-8")
    assert page == errata_page(open_edition(name)), "run: python -m negotiator.survey.errata_page"


@pytest.mark.parametrize("name", edition_names())
def test_every_erratum_stands_on_the_page_once(name):
    edition = open_edition(name)
    rows = [line for line in errata_page(edition).splitlines() if line.startswith("| ")]
    heads = [line for line in rows if line.startswith("| 行")]
    assert len(rows) - len(heads) == len(edition.package.rows_of_role("errata"))
