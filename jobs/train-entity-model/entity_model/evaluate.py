"""Exported models on marked articles, read as on the Java side: F1 by label, words a core-second."""

import json
import time
import unicodedata

import numpy as np
import onnxruntime

from entity_model import fast as fast_model
from entity_model.augment import in_capitals
from entity_model.labels import final_tags, score, shown, with_names_in_capitals, with_one_kind_a_name
from entity_model.pieces import CasedPieces
from entity_model.small import WORDS_OF_FOLLOWING_SENTENCES, Row
from entity_model.text import may_hold_names


AGAINST_NAMES_IN_CAPITALS = 0.6931472  # halves the odds of every name where all words look like one
WORDS_OF_BATCH = 1000  # following sentences that are read together are of one batch


def _session(path):
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = 1
    options.inter_op_num_threads = 1
    return onnxruntime.InferenceSession(path, options, providers=["CPUExecutionProvider"])


def all_in_capitals(words):
    """Whether a sentence has two words with capitals or more, three capitals or more, and no small letter."""
    kinds = [[unicodedata.category(letter) for letter in word] for word in words]
    with_capitals = sum("Lu" in word for word in kinds)
    capitals = sum(word.count("Lu") for word in kinds)
    return with_capitals > 1 and capitals >= 3 and not any("Ll" in word for word in kinds)


def in_title_case(words):
    """Words with small letters after their first; initials such as U.S. stay as they are."""
    return [word if len(word) < 2 or "." in word else word[0] + word[1:].lower() for word in words]


class ExportedSmall:
    """The graph of `small`."""

    def __init__(self, folder, pieces):
        self.session = _session(f"{folder}/model.onnx")
        self.pieces = pieces

    def scores(self, sentences):
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


class ExportedFast:
    """The two graphs of `fast`."""

    def __init__(self, folder, pieces):
        self.words = _session(f"{folder}/words.onnx")
        self.session = _session(f"{folder}/model.onnx")
        self.pieces = pieces
        self.vectors = {}

    def scores(self, sentences):
        """Sentences follow each other in one row, with one empty word between them."""
        return [scores for scores, *_ in self.outputs(sentences, ["logits"])]

    def outputs(self, sentences, names):
        """For each sentence what the second graph gives under these names."""
        self._learn({word for words in sentences for word in words} - self.vectors.keys())
        width = self.words.get_outputs()[0].shape[-1]
        vectors, used = [], []
        for words in sentences:
            vectors += [self.vectors[word] for word in words] + [np.zeros(width, dtype=np.float32)]
            used += [1] * len(words) + [0]
        given = {"vectors": np.stack(vectors)[None], "used": np.array(used, dtype=np.float32)[None]}
        outputs = [output[0] for output in self.session.run(names, given)]
        results, begin = [], 0
        for words in sentences:
            results.append([output[begin : begin + len(words)].copy() for output in outputs])
            begin += len(words) + 1
        return results

    def _learn(self, words):
        words = sorted(words)
        if words:
            features = np.array([fast_model.features_of(word) for word in words], dtype=np.int32)
            pieces = np.array([fast_model.pieces_of(self.pieces, word) for word in words], dtype=np.int32)
            found = self.words.run(None, {"features": features, "pieces": pieces})[0]
            self.vectors.update(zip(words, found))


class ExportedTagger:
    """Labels articles, which are lists of sentences of words, with a quick model and a thorough one."""

    def __init__(self, quick, thorough, sure_from):
        self.quick, self.thorough, self.sure_from = quick, thorough, sure_from

    def tags(self, article):
        """Labels for each sentence of an article; a sentence in which no name can stand is not read."""
        scores = [None] * len(article)
        for batch in _batches(article):
            for place, found in zip(batch, self._scores([article[place] for place in batch])):
                scores[place] = found
        tags = [
            ["O"] * len(words) if found is None else final_tags(words, found) for words, found in zip(article, scores)
        ]
        tags = with_one_kind_a_name(article, tags, scores)
        return with_names_in_capitals(article, tags, [all_in_capitals(words) for words in article])

    def _scores(self, sentences):
        """The thorough model reads again what the quick one is unsure of; capitals it reads alone, in both forms."""
        scores = self.quick.scores(sentences)
        again = [
            place
            for place, words in enumerate(sentences)
            if all_in_capitals(words) or not self._is_sure(scores[place])
        ]
        found_again = self.thorough.scores([sentences[place] for place in again]) if again else []
        for place, found in zip(again, found_again):
            if all_in_capitals(sentences[place]):
                scores[place] = (found + self.thorough.scores([in_title_case(sentences[place])])[0]) / 2
                scores[place][:, 0] += AGAINST_NAMES_IN_CAPITALS
            else:
                scores[place] = (scores[place] + found) / 2
        return scores

    def _is_sure(self, scores):
        weights = np.exp(scores.astype(np.float64) - scores.max(-1, keepdims=True))
        return (1 / weights.sum(-1)).min() >= self.sure_from


def _batches(article):
    """The places of the sentences that are read, in batches."""
    batch, count = [], 0
    for place, words in enumerate(article):
        if may_hold_names(words):
            if batch and count + len(words) > WORDS_OF_BATCH:
                yield batch
                batch, count = [], 0
            batch.append(place)
            count += len(words)
    if batch:
        yield batch


def exported_taggers(folder, pieces=None):
    """{name: tagger} for both models, each with the other as its `model.json` says."""
    pieces = pieces or CasedPieces()
    small, fast = ExportedSmall(f"{folder}/small", pieces), ExportedFast(f"{folder}/fast", pieces)
    taggers = {}
    for name in ("small", "fast"):
        with open(f"{folder}/{name}/model.json", encoding="utf-8") as file:
            taggers[name] = ExportedTagger(fast, small, json.load(file)["readsWith"]["sureFrom"])
    return taggers


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
