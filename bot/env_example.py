"""Writes `.env.example` from the settings: `python -m bot.env_example > .env.example`."""

import sys

from bot.settings import PREFIX, Settings

_HEAD = """\
# Thiết lập của Sổ Tay. Chép tệp này thành .env rồi bỏ dấu # ở dòng cần đặt.
# Biến môi trường cùng tên được ưu tiên hơn tệp .env; giá trị trống nghĩa là không đặt.
# Tệp này sinh ra từ bot/settings.py: python -m bot.env_example > .env.example
"""


def render() -> str:
    """Return the text of `.env.example`: every setting with its description and default."""
    return _HEAD + "".join(
        f"\n# {field.description}\n#{PREFIX}{name.upper()}={_shown(field.default)}\n"
        for name, field in Settings.model_fields.items()
    )


def _shown(default: object) -> str:
    return "" if default in (None, ()) else str(default)


if __name__ == "__main__":
    sys.stdout.write(render())
