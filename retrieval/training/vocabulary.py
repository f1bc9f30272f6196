"""The tokeniser of the shipped model: words of several syllables, without diacritics.

A unigram model reads a text as the likeliest row of its pieces: phrases ("▁uy▁ban▁nhan▁dan"),
syllables ("▁uy"), and parts of foreign words. Diacritics are dropped before it sees the text, so
that a question typed without them gets the very vector of the same question with them.
"""

import math
import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from tokenizers import Regex, Tokenizer, models, normalizers, pre_tokenizers

_SPACE = "▁"
_UNKNOWN = ("[UNK]", -30.0)
_CHARACTERS = f"{_SPACE}0123456789abcdefghijklmnopqrstuvwxyz"
_CHARACTER_SCORE = -19.0  # a character alone is the last resort,
_PART_SCORE = -16.0  # a part of a word the one before
_MARKS = re.compile("[\u0300-\u036f]+")
_WORD = re.compile("[0-9a-z]+")
_PHRASE_END = re.compile(r'[,;:.()"]')
_LONGEST_PHRASE = 4
_LONGEST_WORD = 14
_BATCH = 20_000


@dataclass(frozen=True, slots=True)
class VocabularySize:
    """How many pieces there are at most, and how often one must occur to be one."""

    pieces: int = 15_700  # with 176 numbers each, the model stays under 12 MB
    parts: int = 1_500
    rarest_word: int = 15
    rarest_phrase: int = 120
    rarest_english: int = 2


@dataclass(frozen=True, slots=True)
class _Pieces:
    words: dict[str, float]
    phrases: dict[str, float]
    parts: tuple[str, ...]


def plain(text: str) -> str:
    """Return `text` in lower case without diacritics, as the tokeniser sees it."""
    decomposed = unicodedata.normalize("NFD", text.lower())
    return _MARKS.sub("", decomposed).replace("đ", "d")


def plain_words(text: str) -> list[str]:
    """Return the words and numbers of `text`, plain."""
    return _WORD.findall(plain(text))


def build_tokenizer(
    vietnamese: Iterable[str], english: Iterable[str], size: VocabularySize
) -> Tokenizer:
    """Return a tokeniser whose pieces are chosen from these texts; the same texts, the same one."""
    lines = [plain(text) for text in vietnamese]
    sentences = [_WORD.findall(part) for line in lines for part in _PHRASE_END.split(line)]
    counts = Counter(word for sentence in sentences for word in sentence)
    foreign = Counter(word for text in english for word in plain_words(text))
    words = _words(counts, foreign, size)
    parts = _parts(counts + foreign, words, size)
    pieces = _Pieces(words, _phrases(sentences, counts, size), parts)
    sample = lines[::4]
    for spare in (1.3, 1.0):
        room = int((size.pieces - len(words) - len(parts) - len(_CHARACTERS) - 1) * spare)
        used = _usage(_tokenizer(pieces), sample)
        pieces = _Pieces(
            {word: max(used[word], words[word] * 0.01, 0.5) for word in words},
            _most_used(pieces.phrases, used, room, size),
            parts,
        )
    return _tokenizer(pieces)


def _tokenizer(pieces: _Pieces) -> Tokenizer:
    total = sum(pieces.words.values()) + sum(pieces.phrases.values())
    scores = dict.fromkeys(_CHARACTERS, _CHARACTER_SCORE)
    scores.update(dict.fromkeys(pieces.parts, _PART_SCORE))
    for piece, count in (pieces.words | pieces.phrases).items():
        scores[piece] = math.log(count / total)
    tokenizer = Tokenizer(models.Unigram([_UNKNOWN, *sorted(scores.items())], unk_id=0))
    tokenizer.normalizer = normalizers.Sequence(
        [
            normalizers.Lowercase(),
            normalizers.NFD(),
            normalizers.Replace(Regex("[\u0300-\u036f]+"), ""),
            normalizers.Replace("đ", "d"),
            normalizers.Replace(Regex("[^0-9a-z]+"), " "),
            normalizers.Strip(),
        ]
    )
    tokenizer.pre_tokenizer = pre_tokenizers.Metaspace(
        replacement=_SPACE, prepend_scheme="always", split=False
    )
    return tokenizer


def _words(counts: Counter[str], foreign: Counter[str], size: VocabularySize) -> dict[str, float]:
    """Return words with their counts; few numbers, for a number is found by its digits."""
    words = {}
    for word, count in counts.items():
        known = len(word) <= 4 and count >= 200 if word.isdigit() else count >= size.rarest_word
        if known and len(word) <= _LONGEST_WORD:
            words[_SPACE + word] = float(count)
    for word, count in foreign.items():
        if count >= size.rarest_english and word.isalpha():
            words[_SPACE + word] = max(words.get(_SPACE + word, 0.0), count * 5.0)
    return words


def _parts(counts: Counter[str], words: dict[str, float], size: VocabularySize) -> tuple[str, ...]:
    """Return the commonest runs of two to four letters of the rarer words."""
    parts: Counter[str] = Counter()
    for word, count in counts.items():
        marked = _SPACE + word
        if word.isalpha() and (marked not in words or count < 200):
            for length in (2, 3, 4):
                for start in range(len(marked) - length + 1):
                    parts[marked[start : start + length]] += min(count, 5)
    known = ((part, count) for part, count in parts.items() if part not in words)
    ranked = sorted(known, key=lambda item: (-item[1], item[0]))
    return tuple(part for part, _ in ranked[: size.parts])


def _phrases(
    sentences: Sequence[Sequence[str]], counts: Counter[str], size: VocabularySize
) -> dict[str, float]:
    """Return phrases whose words come together more often than chance would have it."""
    names = [word for word, _ in sorted(counts.items(), key=lambda item: (-item[1], item[0]))]
    numbers = {word: number for number, word in enumerate(names)}
    stream = [number for s in sentences if s for number in (*map(numbers.__getitem__, s), -1)]
    found = _frequent_rows(np.array(stream, dtype=np.int64), size.rarest_phrase)
    total = counts.total()
    known = found | {(number,): counts[name] for number, name in enumerate(names)}
    chance = {row: math.log(count / total) for row, count in known.items()}
    phrases = {}
    for row, count in found.items():
        words = [names[number] for number in row]
        apart = max(chance[row[:cut]] + chance[row[cut:]] for cut in range(1, len(row)))
        if chance[row] - apart >= 1.0 and not any(word.isdigit() for word in words):
            phrases[_SPACE + _SPACE.join(words)] = float(count)
    return phrases


def _frequent_rows(stream: NDArray[np.int64], rarest: int) -> dict[tuple[int, ...], int]:
    """Return every row of two to four neighbours in `stream` that occurs `rarest` times or more.

    -1 ends a sentence. A row is looked for only where the row without its last word is frequent.
    """
    if not len(stream):
        return {}
    base = int(stream.max()) + 1
    frequent: dict[tuple[int, ...], int] = {}
    rows = [(number,) for number in range(base)]
    current = stream
    for length in range(2, _LONGEST_PHRASE + 1):
        starts = np.flatnonzero(current[: len(stream) - length + 1] >= 0)
        starts = starts[stream[starts + length - 1] >= 0]
        keys = current[starts] * base + stream[starts + length - 1]
        unique, places, counts = np.unique(keys, return_inverse=True, return_counts=True)
        kept = np.flatnonzero(counts >= rarest)
        rows = [(*rows[unique[one] // base], int(unique[one] % base)) for one in kept]
        frequent.update(zip(rows, counts[kept].tolist(), strict=True))
        renumbered = np.full(len(unique), -1, dtype=np.int64)
        renumbered[kept] = np.arange(len(kept))
        current = np.full(len(stream), -1, dtype=np.int64)
        current[starts] = renumbered[places]
    return frequent


def _usage(tokenizer: Tokenizer, texts: Sequence[str]) -> Counter[str]:
    used: Counter[int] = Counter()
    for start in range(0, len(texts), _BATCH):
        batch = texts[start : start + _BATCH]
        for encoding in tokenizer.encode_batch_fast(batch, add_special_tokens=False):
            used.update(encoding.ids)
    return Counter({str(tokenizer.id_to_token(piece)): count for piece, count in used.items()})


def _most_used(
    phrases: dict[str, float], used: Counter[str], room: int, size: VocabularySize
) -> dict[str, float]:
    enough = {piece: float(used[piece]) for piece in phrases if used[piece] >= size.rarest_word}
    ranked = sorted(enough.items(), key=lambda item: (-item[1], item[0]))
    return dict(ranked[: max(room, 0)])
