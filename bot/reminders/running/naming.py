"""What chats are called where administrators read of them (pure)."""

from bot import texts as general
from bot.delivery.refusals import reason
from bot.reminders.running import texts


def called(label: str, platform: str) -> str:
    """Return "“Tổ một cửa” (Zalo)"; what administrators have as a label, their id, is no name."""
    name = general.PLATFORMS.get(platform, platform)
    frame = texts.AN_ADMIN if label.startswith(f"{platform}:") else texts.CHAT
    return frame.format(label=label, platform=name)


def because(platform: str, details: str | None) -> str:
    """Return ": chủ đề đã bị xóa", or nothing where a platform said nothing."""
    why = reason(platform, details)
    return texts.BECAUSE.format(reason=why) if why else ""
