"""Exported models on marked articles, read as on the Java side: F1 by label, words a core-second."""

import time
import unicodedata

import numpy as np
import onnxruntime

from entity_model import fast as fast_model
from entity_model.augment import in_capitals
from entity_model.labels import final_tags, score, shown, with_one_kind_a_name
from entity_model.pieces import CasedPieces
from entity_model.small import WORDS_OF_FOLLOWING_SENTENCES, Row
from entity_model.text import may_hold_names


def _session(folder):
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = 1
    options.inter_op_num_threads = 1
    return onnxruntime.InferenceSession(f"{folder}/model.onnx", options, providers=["CPUExecutionProvider"])


def all_in_capitals(words):
    """Whether a sentence of two words or more has three capitals or more and no small letter."""
    letters = [letter for word in words for letter in word]
    capitals = sum(unicodedata.category(letter) == "Lu" for letter in letters)
    return len(words) > 1 and capitals >= 3 and not any(unicodedata.category(letter) == "Ll" for letter in letters)


def in_title_case(words):
    """Words with small letters after their first; initials such as U.S. stay as they are."""
    return [word if len(word) < 2 or "." in word else word[0] + word[1:].lower() for word in words]


class ExportedTagger:
    """An exported model that labels articles, which are lists of sentences of words."""

    def __init__(self, folder, pieces=None):
        self.session = _session(folder)
        self.pieces = pieces or CasedPieces()

    def tags(self, article):
        """Labels for each sentence of an article; a sentence in which no name can stand is not read."""
        scores = [None] * len(article)
        read = [place for place, words in enumerate(article) if may_hold_names(words)]
        for place, found in zip(read, self._scores([article[place] for place in read])):
            scores[place] = found
            if all_in_capitals(article[place]):
                scores[place] = (found + self._scores([in_title_case(article[place])])[0]) / 2
        tags = [
            ["O"] * len(words) if found is None else final_tags(words, found) for words, found in zip(article, scores)
        ]
        return with_one_kind_a_name(article, tags, scores)


class ExportedSmallTagger(ExportedTagger):
    def _scores(self, sentences):
        """Following sentences share a row while they have no more words than it is meant to hold."""
        results, row, count = [], [], 0
        for words in sentences:
            if row and count + len(words) > WORDS_OF_FOLLOWING_SENTENCES:
                results += self._scores_of_row(row)
                row, count = [], 0
            row.append(words)
            count += len(words)
        return results + (self._scores_of_row(row) if row else [])

    def _scores_of_row(self, sentences):
        """A row of more pieces than the graph takes is read in stretches."""
        words = [word for sentence in sentences for word in sentence]
        scores, begin = [], 0
        while begin < len(words):
            row = Row(self.pieces, words[begin:])
            entries = row.entries.astype(np.int64)[None]
            given = {
                "input_ids": entries,
                "attention_mask": np.ones_like(entries),
                "token_type_ids": np.zeros_like(entries),
            }
            scores.append(self.session.run(None, given)[0][0][row.firsts])
            begin += len(row.firsts)
        return np.split(np.concatenate(scores), np.cumsum([len(words) for words in sentences])[:-1])


class ExportedFastTagger(ExportedTagger):
    def __init__(self, folder, pieces=None):
        super().__init__(folder, pieces)
        self.numbers = {}

    def _scores(self, sentences, words_a_call=1000):
        """Sentences follow each other in one row, with one empty word between them."""
        results, batch, count = [], [], 0
        for words in sentences:
            if batch and count + len(words) > words_a_call:
                results += self._scores_of_row(batch)
                batch, count = [], 0
            batch.append(words)
            count += len(words) + 1
        return results + (self._scores_of_row(batch) if batch else [])

    def _scores_of_row(self, sentences):
        numbers = []
        for words in sentences:
            numbers += [self._of_word(word) for word in words]
            numbers.append([0] * 16)
        table = np.array(numbers, dtype=np.int32)[None]
        scores = self.session.run(None, {"features": table[..., :10], "pieces": table[..., 10:]})[0][0]
        results, begin = [], 0
        for words in sentences:
            results.append(scores[begin : begin + len(words)].copy())
            begin += len(words) + 1
        return results

    def _of_word(self, word):
        found = self.numbers.get(word)
        if found is None:
            found = fast_model.features_of(word) + fast_model.pieces_of(self.pieces, word)
            self.numbers[word] = found
        return found


def figures(tagger, sets, log=print):
    """{set: scores} for articles by name of set, and for the same text in capitals."""
    result = {}
    for name, articles in sets.items():
        sentences = [sentence for article in articles for sentence in article]
        for form, change in (("", list), (" in capitals", in_capitals)):
            tags = []
            for article in articles:
                tags += tagger.tags([change(words) for words, _ in article])
            scores = score(sentences, tags)
            result[name + form] = {kind: [round(100 * value, 1) for value in values] for kind, values in scores.items()}
            log(f"{name}{form}: {shown(scores)}")
    return result


def speed(tagger, articles):
    """Words a core-second, with a first run that fills the caches."""
    texts = [[words for words, _ in article] for article in articles]
    for text in texts:
        tagger.tags(text)
    began = time.process_time()
    for text in texts:
        tagger.tags(text)
    return sum(len(words) for text in texts for words in text) / (time.process_time() - began)
