"""The search as LangChain sees it, for chains that others build on it."""

from collections.abc import Mapping
from typing import Annotated

from langchain_core.callbacks import CallbackManagerForRetrieverRun
from langchain_core.documents import Document
from langchain_core.retrievers import BaseRetriever
from pydantic import SkipValidation

from corpus.document import DocumentCard, DocumentId
from retrieval.results import Retriever, ScoredPassage


class PassageRetriever(BaseRetriever):
    """Gives passages as LangChain documents: the quote, and all that a citation needs.

    `cards` are those of the documents that can be found; a passage of any other is left out.
    """

    retriever: Annotated[Retriever, SkipValidation]
    cards: Annotated[Mapping[DocumentId, DocumentCard], SkipValidation]
    top_k: int = 8

    def _get_relevant_documents(
        self,
        query: str,
        *,
        run_manager: CallbackManagerForRetrieverRun,  # noqa: ARG002 - LangChain passes it by name
    ) -> list[Document]:
        found = self.retriever.search(query, top_k=self.top_k)
        return [
            _document(scored, self.cards[scored.passage.document])
            for scored in found
            if scored.passage.document in self.cards
        ]


def _document(scored: ScoredPassage, card: DocumentCard) -> Document:
    passage = scored.passage
    return Document(
        id=passage.id,
        page_content=passage.text,
        metadata={
            "document": card.file_name,
            "number": card.number,
            "title": card.title,
            "address": passage.address,
            "headings": list(passage.headings),
            "start": passage.span.start,
            "end": passage.span.end,
            "sha256": card.id,
            "score": scored.score,
        },
    )
