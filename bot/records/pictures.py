"""Pictures that were shown, for as long as a platform or a person may fetch them."""

from datetime import datetime

from sqlalchemy import Connection, Engine, delete, select

from bot.database import insert_new, writing
from bot.messages import PictureBlock, PictureId
from bot.tables import pictures


class Pictures:
    """Keeps PNG files by their ids, which are not to be guessed."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def keep(self, connection: Connection, picture: PictureBlock, at: datetime) -> None:
        """Keep a picture in the caller's write transaction; the same id again changes nothing."""
        known = select(pictures.c.id).where(pictures.c.id == picture.id)
        # Asked first, because the picture is large; another program may keep it meanwhile.
        if connection.scalar(known) is None:
            row = {"id": picture.id, "png": picture.png, "created_at": at}
            connection.execute(insert_new(connection, pictures), row)

    def find(self, picture: PictureId) -> bytes | None:
        """Return the PNG; None for an unknown id."""
        query = select(pictures.c.png).where(pictures.c.id == picture)
        with self._engine.connect() as connection:
            return connection.scalar(query)

    def forget(self, before: datetime) -> None:
        """Take out the pictures that were shown before a time."""
        with writing(self._engine) as connection:
            connection.execute(delete(pictures).where(pictures.c.created_at < before))
