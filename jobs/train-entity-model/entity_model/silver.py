"""Sentences of the corpora with labels by spaCy, mended by lists."""

import csv
import gzip
import json
import random
import re
from collections import Counter

from entity_model.labels import spans_of, tags_of, trimmed, without_small_ends, without_titles
from entity_model.text import looks_like_name, sentence_offsets, token_offsets
from entity_model.world import HEADS_ALONE

KIND_OF = {
    "PERSON": "PER", "ORG": "ORG", "GPE": "LOC", "LOC": "LOC", "FAC": "LOC", "NORP": "MISC", "EVENT": "MISC",
    "WORK_OF_ART": "MISC", "LAW": "MISC", "PRODUCT": "MISC", "LANGUAGE": "MISC",
}  # fmt: skip
SOURCE_TAGS = re.compile(r"\s*(?:\([^()]{2,60}\)[,.]?\s*)+$")


def texts_of(data, current_events, seed):
    """(corpus, text) of the corpora, in an order fixed by the seed: articles whole, day items one by one."""
    events = []
    with gzip.open(f"{data}/corpora/current-events-2002-2026.jsonl.gz", "rt", encoding="utf-8") as lines:
        for line in lines:
            text = SOURCE_TAGS.sub("", json.loads(line)["text"]).strip()
            if len(text) > 40 and "http" not in text:
                events.append(("current-events", text))
    random.Random(seed).shuffle(events)
    articles = []
    with gzip.open(f"{data}/corpora/state-department-2021-2022.jsonl.gz", "rt", encoding="utf-8") as lines:
        articles += [("state-department", json.loads(line)["text"]) for line in lines]
    csv.field_size_limit(10**9)
    for year in (2019, 2020):
        with open(f"{data}/corpora/wikinews_{year}.csv", encoding="utf-8", newline="") as file:
            articles += [("wikinews", row["text"].replace("\xa0", " ")) for row in csv.DictReader(file)]
    mixed = sorted(set(events[:current_events])) + articles
    random.Random(seed).shuffle(mixed)
    return mixed


def mended(words, tags, world):
    """Labels with the mistakes mended that lists can tell."""
    spans = []
    for start, end, kind in spans_of(without_small_ends(words, tags)):
        start, end = trimmed(words, start, end)
        if kind == "PER":
            start = without_titles(words, start, end)
        text = words[start:end]
        if not text or not any(looks_like_name(word) or word[0].isdigit() for word in text):
            continue
        if len(text) == 1 and text[0].lower() in HEADS_ALONE:
            continue
        if tuple(text) in world.country_name_words:
            kind = "LOC"
        elif len(text) == 1 and text[0] in world.peoples:
            kind = "MISC"
        spans.append((start, end, kind))
    new_tags = tags_of(spans, len(words))
    for place, word in enumerate(words):
        if new_tags[place] == "O" and word in world.peoples:
            new_tags[place] = "B-MISC"
    return new_tags


class SpacyTagger:
    """spaCy's names on our tokens."""

    def __init__(self, folder):
        import spacy

        self.pipeline = spacy.load(
            folder, exclude=["lemmatizer", "parser", "tagger", "attribute_ruler", "senter"]
        )

    def document(self, text, offsets):
        from spacy.tokens import Doc

        words = [text[start:end] for start, end in offsets]
        following = [start for start, _ in offsets[1:]] + [len(text)]
        spaces = [after > end for (_, end), after in zip(offsets, following)]
        return Doc(self.pipeline.vocab, words=words, spaces=spaces)

    def tags(self, documents):
        """Rows of tags for documents, in order."""
        for document in self.pipeline.pipe(documents, batch_size=128):
            spans = [(e.start, e.end, KIND_OF[e.label_]) for e in document.ents if e.label_ in KIND_OF]
            yield tags_of(spans, len(document))


def write_silver(data, spacy_folder, world, path, current_events, seed, every=1):
    """Writes {"corpus", "sentences": [[words, tags], ...]} a line for stretches of at most some 300 words.

    Of the texts one of `every` is taken.
    """
    tagger = SpacyTagger(spacy_folder)
    stretches = list(_stretches(texts_of(data, current_events, seed)[::every]))
    documents = (tagger.document(text, offsets) for _, text, offsets, _ in stretches)
    count = 0
    with open(path, "w", encoding="utf-8") as out:
        for (corpus, text, offsets, ends), tags in zip(stretches, tagger.tags(documents)):
            words = [text[start:end] for start, end in offsets]
            tags = mended(words, tags, world)
            sentences, begin = [], 0
            for end in ends:
                if 3 <= end - begin <= 150:
                    sentence_tags = tags[begin:end]
                    if sentence_tags[0].startswith("I-"):
                        sentence_tags[0] = "B-" + sentence_tags[0][2:]
                    sentences.append([words[begin:end], sentence_tags])
                    count += end - begin
                begin = end
            if sentences:
                out.write(json.dumps({"corpus": corpus, "sentences": sentences}, ensure_ascii=False) + "\n")
    return count


def _stretches(texts, longest=300):
    """(corpus, text, token offsets, numbers of tokens at which sentences end)"""
    for corpus, text in texts:
        offsets, ends = [], []
        for start, end in sentence_offsets(text):
            offsets += [(start + left, start + right) for left, right in token_offsets(text[start:end])]
            ends.append(len(offsets))
            if len(offsets) > longest:
                yield corpus, text, offsets, ends
                offsets, ends = [], []
        if offsets:
            yield corpus, text, offsets, ends


def read_documents(path):
    """The documents of a file that write_silver or relabelling wrote."""
    with open(path, encoding="utf-8") as lines:
        for line in lines:
            yield [(words, tags) for words, tags in json.loads(line)["sentences"]]


def rare_words(path, limit=4000):
    """Common nouns and other small words that are rare, and that were no part of a name."""
    small, capital = Counter(), set()
    for document in read_documents(path):
        for words, tags in document:
            for word, tag in zip(words, tags):
                if word.islower() and word.isalpha() and len(word) > 3 and tag == "O":
                    small[word] += 1
                elif looks_like_name(word) and tag != "O":
                    capital.add(word.lower())
    rare = [word for word, count in sorted(small.items()) if 4 <= count <= 60 and word not in capital]
    return rare[:: max(1, len(rare) // limit)]
