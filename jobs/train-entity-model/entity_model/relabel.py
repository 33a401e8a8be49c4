"""Silver sentences labelled anew by a trained model, in which spaCy has a vote."""

import json

import numpy as np

from entity_model import small
from entity_model.augment import joined
from entity_model.labels import LABELS, NUMBER_OF, UNKNOWN, best_path
from entity_model.silver import mended, read_documents

VOTE_OF_SPACY = float(np.log(2.0))  # doubles the odds of its label
UNSURE = 0.5  # words whose label has less probability than this stay unknown
CHUNK = 4000  # documents at a time


def relabel(model, pieces, world, silver_path, path, words_wanted, words_skipped=0, chunk_size=CHUNK, log=print):
    """Writes documents with new tags to the path, and beside them the probabilities, a row for each word."""
    probabilities = []
    count = skipped = 0
    with open(path, "w", encoding="utf-8") as out:
        for chunk in _chunks(read_documents(silver_path), chunk_size):
            if skipped < words_skipped:
                skipped += sum(len(words) for document in chunk for words, _ in document)
                continue
            rows = [row for document in chunk for row in joined(document, 110)]
            scores = small.scores_of(model, pieces, [words for words, _ in rows])
            for (words, tags), score in zip(rows, scores):
                words = words[: len(score)]
                new_tags, probability = _voted(words, tags[: len(score)], score, world)
                probabilities.append(probability.astype(np.float16))
                out.write(json.dumps({"sentences": [[words, new_tags]]}, ensure_ascii=False) + "\n")
                count += len(words)
            log(f"{count} words relabelled")
            if count >= words_wanted:
                break
    np.save(path + ".npy", np.concatenate(probabilities))


def _voted(words, spacy_tags, score, world):
    vote = np.zeros_like(score)
    for place, tag in enumerate(spacy_tags):
        vote[place, NUMBER_OF.get(tag, 0)] = VOTE_OF_SPACY
    score = score + vote
    probability = np.exp(score - score.max(-1, keepdims=True))
    probability /= probability.sum(-1, keepdims=True)
    found = best_path(score)
    tags = mended(words, found, world)
    for place, tag in enumerate(tags):
        if tag != found[place]:
            probability[place] = np.eye(len(LABELS))[NUMBER_OF[tag]]
        elif probability[place, NUMBER_OF[tag]] < UNSURE:
            tags[place] = UNKNOWN
    return tags, probability


def _chunks(documents, size):
    chunk = []
    for document in documents:
        chunk.append(document)
        if len(chunk) == size:
            yield chunk
            chunk = []
    if chunk:
        yield chunk
