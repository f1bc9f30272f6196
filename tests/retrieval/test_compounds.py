import json
import lzma
import sys
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from retrieval.compounds import Compounds, find_compounds, load_compounds, main


def test_words_are_told_from_chance_neighbours() -> None:
    strength = load_compounds().read("bien phong")

    assert strength("bien_phong") > 0
    assert strength("lo_chuan") == 0


def test_diacritics_tell_one_word_from_another() -> None:
    compounds = Compounds({"bản_vẽ": 0.6}, {"ban_ve": 0.6})

    assert compounds.read("hop giao ban ve")("ban_ve") == 0.6
    assert compounds.read("họp giao ban về")("ban_ve") == 0.0
    assert compounds.read("xem bản vẽ")("ban_ve") == 0.6


def test_the_list_keeps_the_strongest_of_words_that_fold_alike(tmp_path: Path) -> None:
    path = tmp_path / "compounds.txt"
    path.write_text("bàn_về\t0.30\nbản_vẽ\t0.60\n", encoding="utf-8")

    compounds = load_compounds(path)

    assert compounds.folded == {"ban_ve": 0.6}
    assert compounds.accented == {"bàn_về": 0.3, "bản_vẽ": 0.6}


def test_syllables_that_attract_each_other_are_found() -> None:
    texts = [f"bến đò thứ {n}; qua đò, về bến {n}" for n in range(5)] + ["biên phòng"] * 5

    found = find_compounds(texts, least_count=4, least_association=0.2)

    assert found["biên_phòng"] == max(found.values())
    assert all(word.replace("_", "").isalpha() for word in found)


@given(st.lists(st.text(max_size=40), max_size=10))
@settings(deadline=None)
def test_association_is_at_most_one(texts: list[str]) -> None:
    found = find_compounds(texts, least_count=1, least_association=0.0)

    assert all(0 <= strength <= 1 for strength in found.values())


def test_the_list_is_made_from_the_training_texts(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    train = tmp_path / "data" / "train"
    train.mkdir(parents=True)
    for name in ("phapdien.jsonl.xz", "vlc_laws.jsonl.xz"):
        records = [{"title": "Đò", "text": f"biên phòng {n} gác"} for n in range(15)]
        with lzma.open(train / name, "wt", encoding="utf-8") as lines:
            lines.writelines(json.dumps(record) + "\n" for record in records)
    out = tmp_path / "terms" / "compounds.txt"
    arguments = ["compounds", "--data", str(tmp_path / "data"), "--out", str(out)]
    monkeypatch.setattr(sys, "argv", arguments)

    main()

    assert "biên_phòng" in load_compounds(out).accented
