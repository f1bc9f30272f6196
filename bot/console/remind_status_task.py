"""`sotay remind status`: how the reminders are doing, from the database alone."""

import argparse
import json

from bot.app import open_database
from bot.console.surroundings import Surroundings
from bot.data_folder import DataFolder
from bot.reminders.running.reporting import reminder_lines, reminder_record
from bot.reminders.running.status import read_status

_DONE = 0
_AT_FAULT = 1


def show_remind_status(here: Surroundings, typed: argparse.Namespace) -> int:
    """Print when the loop last went round, what is to come and what failed.

    Status 1 when it has not gone round for five minutes while some chat is to be reminded: a stop
    that nobody waits for is none to be woken for.
    """
    DataFolder(here.settings.data_dir)  # makes it, where it is not there yet
    with open_database(here.settings) as engine:
        status = read_status(engine, here.settings.platforms)
    now = here.now()
    if typed.json:
        here.say(json.dumps(reminder_record(status, now), ensure_ascii=False))
    else:
        for line in reminder_lines(status, now, here.settings.zone):
            here.say(line)
    return _AT_FAULT if status.is_at_fault(now) else _DONE
