"""What a button does when it is tapped, or its number typed."""

from dataclasses import replace

from bot.actions import (
    Action,
    Ask,
    ListDocuments,
    LookUp,
    Rate,
    ReviewDeadline,
    SendOriginal,
    SetReminders,
    ShowPicture,
    ShowSources,
    Subscribe,
    TendDue,
)
from bot.citations import Decision
from bot.facts import review_texts
from bot.labels import document_label
from bot.messages import FileBlock, IncomingMessage, Reply, TextBlock
from bot.reception import texts
from bot.reception.services import Services, may_review, sentence
from bot.reception.showing import document_page, verbatim


def perform(action: Action, message: IncomingMessage, services: Services) -> Reply:
    """Do what the button of a message's sender says; what is gone meanwhile is a sentence."""
    match action:
        case TendDue():
            return services.tending.perform(action, message)
        case SetReminders():
            return services.reminders.perform(action, message)
        case LookUp() | ReviewDeadline() | ShowPicture() | Subscribe():
            return _of_facts(action, message, services)
        case Ask(question):
            return _ask(question, message, services)
        case Rate():
            return _rate(action, message, services)
    return _shown(action, services)


def _ask(question: str, message: IncomingMessage, services: Services) -> Reply:
    """Answer what was offered; what can no longer be answered may name what is not seen now."""
    said = services.converse(replace(message, text=question, press=None))
    is_stale = said.decision is Decision.REFUSE and services.is_partial()
    return sentence(texts.OLD_BUTTON) if is_stale else said


def _shown(action: ShowSources | SendOriginal | ListDocuments, services: Services) -> Reply:
    match action:
        case ShowSources(record):
            citations = services.audit.citations(record)
            return verbatim(citations) if citations else sentence(texts.SOURCES_GONE)
        case SendOriginal(document):
            return _original(document, services)
        case ListDocuments(page):
            return document_page(services.library.cards(), page, services.new_id)


def _of_facts(
    action: LookUp | ReviewDeadline | ShowPicture | Subscribe,
    message: IncomingMessage,
    services: Services,
) -> Reply:
    asked = "" if isinstance(action, ReviewDeadline) else action.asked
    if services.conceals(asked, message.sent_at):
        return sentence(texts.OLD_BUTTON)
    match action:
        case LookUp():
            return services.lookups.look_up(action, replace(message, text="", press=None))
        case ShowPicture():
            return services.taking.picture(action, message)
        case Subscribe():
            return services.taking.subscribe(action, message)
        case ReviewDeadline():
            if not may_review(message, services):
                return sentence(review_texts.ADMINS_ONLY)
            return services.reviewing.perform(action, message)


def _original(document: str, services: Services) -> Reply:
    for card in services.library.cards():
        if card.id == document:
            # A file's name seldom says which document it is.
            return Reply((TextBlock(document_label(card)), FileBlock(card.id, card.file_name)))
    return sentence(texts.DOCUMENT_GONE)


def _rate(rate: Rate, message: IncomingMessage, services: Services) -> Reply:
    services.feedback.rate(
        rate.record,
        message.platform,
        message.sender,
        helpful=rate.helpful,
        at=message.sent_at,
    )
    return sentence(texts.THANKS if rate.helpful else texts.WILL_LOOK)
