"""Exported models on marked text, one sentence a call as on the Java side: F1 by label, words a core-second."""

import time
import unicodedata

import numpy as np
import onnxruntime

from entity_model import fast as fast_model
from entity_model.augment import in_capitals
from entity_model.labels import final_tags, score, shown
from entity_model.pieces import CasedPieces
from entity_model.small import Row
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


def tags_of(sentences, scores_of):
    """Labels by a function from sentences to scores; what is all in capitals is read in both forms.

    A sentence in which no name can stand is not read.
    """
    tags = [["O"] * len(words) for words in sentences]
    read = [place for place, words in enumerate(sentences) if may_hold_names(words)]
    for place, found in zip(read, _tags_of_read([sentences[place] for place in read], scores_of)):
        tags[place] = found
    return tags


def _tags_of_read(sentences, scores_of):
    scores = scores_of(sentences)
    capitals = [place for place, words in enumerate(sentences) if all_in_capitals(words)]
    titled = scores_of([in_title_case(sentences[place]) for place in capitals])
    for place, other in zip(capitals, titled):
        shared = min(len(scores[place]), len(other))  # a row of pieces may end before its sentence
        scores[place] = (scores[place][:shared] + other[:shared]) / 2
    return [final_tags(words, found) for words, found in zip(sentences, scores)]


class ExportedSmallTagger:
    def __init__(self, folder, pieces=None):
        self.session = _session(folder)
        self.pieces = pieces or CasedPieces()

    def tags(self, sentences):
        return tags_of(sentences, lambda texts: [self._scores(words) for words in texts])

    def _scores(self, words):
        row = Row(self.pieces, words)
        entries = row.entries.astype(np.int64)[None]
        given = {"input_ids": entries, "attention_mask": np.ones_like(entries), "token_type_ids": np.zeros_like(entries)}
        scores = self.session.run(None, given)[0][0]
        return scores[row.firsts]


class ExportedFastTagger:
    def __init__(self, folder, pieces=None):
        self.session = _session(folder)
        self.pieces = pieces or CasedPieces()
        self.numbers = {}

    def tags(self, sentences):
        return tags_of(sentences, self._scores)

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
    """{set: scores} for documents by name of set, and for the same text in capitals."""
    result = {}
    for name, documents in sets.items():
        sentences = [sentence for document in documents for sentence in document]
        for form, change in (("", list), (" in capitals", in_capitals)):
            texts = [change(words) for words, _ in sentences]
            scores = score(sentences, tagger.tags(texts))
            result[name + form] = {kind: [round(100 * value, 1) for value in values] for kind, values in scores.items()}
            log(f"{name}{form}: {shown(scores)}")
    return result


def speed(tagger, sentences):
    """Words a core-second, with a first run that fills the caches."""
    texts = [words for words, _ in sentences]
    tagger.tags(texts)
    began = time.process_time()
    tagger.tags(texts)
    return sum(map(len, texts)) / (time.process_time() - began)
