from datetime import timedelta

import pytest
from sqlalchemy import Engine

from bot.database import writing
from bot.messages import PictureBlock, PictureId
from bot.records.pictures import Pictures
from tests.fakes.exchanges import AT

pytestmark = pytest.mark.every_database

PNG = b"\x89PNG\r\n\x1a\n\x00\xff"


def keep(engine: Engine, name: str, png: bytes = PNG, *, minutes: int = 0) -> Pictures:
    pictures = Pictures(engine)
    block = PictureBlock(PictureId(name), png, "Trang 3")
    with writing(engine) as connection:
        pictures.keep(connection, block, AT + timedelta(minutes=minutes))
    return pictures


def test_a_picture_is_found_byte_for_byte(engine: Engine) -> None:
    pictures = keep(engine, "p1")

    assert pictures.find(PictureId("p1")) == PNG
    assert pictures.find(PictureId("p2")) is None


def test_a_picture_that_is_kept_again_stays_as_it_was(engine: Engine) -> None:
    keep(engine, "p1")
    pictures = keep(engine, "p1", b"other")

    assert pictures.find(PictureId("p1")) == PNG


def test_only_old_pictures_are_forgotten(engine: Engine) -> None:
    keep(engine, "p1")
    pictures = keep(engine, "p2", minutes=1)
    pictures.forget(AT + timedelta(minutes=1))

    assert pictures.find(PictureId("p1")) is None
    assert pictures.find(PictureId("p2")) == PNG
