"""What can go wrong when the web server starts."""

from bot.errors import SotayError


class PortInUse(SotayError):
    """Another program listens there: choose another port or stop that program."""


class CannotListen(SotayError):
    """The address is not of this machine, or the port needs rights that we do not have."""
