"""Who did something, as it is shown: rows name people by their platform (pure)."""

_AT_COMMAND_LINE = "terminal"
_SHOWN = "ở cửa sổ lệnh"
_BY_SOMEBODY = "do {by}"


def shown_by(by: str) -> str:
    """Return "ở cửa sổ lệnh", or the person as the row has it."""
    return _SHOWN if by == _AT_COMMAND_LINE else by


def made_by(by: str) -> str:
    """Return "ở cửa sổ lệnh" or "do telegram:7", to stand after "tạo"."""
    return _SHOWN if by == _AT_COMMAND_LINE else _BY_SOMEBODY.format(by=by)
