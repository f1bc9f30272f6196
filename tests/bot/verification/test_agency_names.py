"""The bilingual list gives the verifier the agencies that it must see proved."""

from pathlib import Path

from bot.verification.agency_names import load_agency_names
from bot.verification.verifier import unsupported

QUOTE = "Công an xã gửi báo cáo về Văn phòng Ủy ban nhân dân xã."


def test_agencies_of_the_shipped_list_are_proved_by_their_vietnamese_names() -> None:
    names = load_agency_names()

    assert names["people's committee"] == "Ủy ban nhân dân"
    assert unsupported("The commune police report.", [QUOTE], names) == ()
    assert unsupported("Reports go to the People's Committee Office.", [QUOTE], names) == ()
    assert [m.text for m in unsupported("The ward police report.", [QUOTE], names)] == [
        "ward police"
    ]


def test_words_that_are_no_agency_and_rows_about_more_than_one_unit_are_left_out() -> None:
    names = load_agency_names()

    assert not {"report", "deadline", "public security", "director of the police"} & names.keys()


def test_an_office_puts_its_own_names_first(tmp_path: Path) -> None:
    rows = "en\tvi\trole\nPeople's Committee\tỦy ban nhân dân phường\tnoun\n"
    (tmp_path / "english.tsv").write_text(rows, encoding="utf-8")

    assert load_agency_names(tmp_path)["people's committee"] == "Ủy ban nhân dân phường"
