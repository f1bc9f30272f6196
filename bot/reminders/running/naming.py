"""What chats are called where administrators read of them (pure)."""

from bot import texts as general
from bot.reminders.running import texts


def called(label: str, platform: str) -> str:
    """Return "“Tổ một cửa” (Zalo)"; what administrators have as a label, their id, is no name."""
    name = general.PLATFORMS.get(platform, platform)
    frame = texts.AN_ADMIN if label.startswith(f"{platform}:") else texts.CHAT
    return frame.format(label=label, platform=name)
