"""What the models are trained on: gold, silver and made-up sentences, with copies by name and by case."""

import json

import numpy as np

from entity_model import augment, gold
from entity_model.labels import without_small_ends
from entity_model.silver import read_documents


class Sets:
    """The documents for training and those kept apart to steer by, or one of `every` of them."""

    def __init__(self, data, work, every=1):
        wikigold, re3d = gold.wikigold(data), gold.re3d(data)
        self.training = (
            [document for number, document in enumerate(wikigold) if number % 5]
            + gold.politics(data, "train")
            + gold.politics(data, "dev")
            + gold.gum(data, work)
            + gold.web_treebank(data, "dev")
            + [document for number, document in enumerate(re3d) if number % 5]
        )
        self.development = {
            "politics test": gold.politics(data, "test"),
            "web test": gold.web_treebank(data, "test"),
            "wikigold fifth": wikigold[::5],
            "re3d fifth": re3d[::5],
        }
        self.training = self.training[::every]
        self.development = {name: documents[::every] for name, documents in self.development.items()}


def stretches(documents, random, joined_share=0.4, longest=90):
    """Single sentences of most documents, runs of sentences of the others."""
    for document in documents:
        if random.random() < joined_share:
            yield from augment.joined(document, random.choice((40, 60, longest)))
        else:
            yield from document


def in_other_case(words, tags, random, capitals=0.12):
    """A sentence as it is, or now and then in capitals, as a headline, or without accents."""
    chance = random.random()
    if chance < capitals:
        return augment.in_capitals(words), tags
    chance -= capitals
    if chance < 0.04:
        return augment.in_title_case(words), tags
    if chance < 0.06:
        return augment.with_names_in_capitals(words, tags), tags
    if chance < 0.16:
        return augment.without_any_accents(words), tags
    return words, tags


def mixture(
    sets,
    silver_path,
    made_up,
    swapper,
    random,
    *,
    silver_words,
    made_up_count,
    gold_plain,
    gold_swapped,
    silver_swapped=0.2,
    capitals=0.12,
):
    """(words, tags) for one pass of training; the last numbers are shares."""
    result = []
    for _ in range(gold_plain):
        result += stretches(sets.training, random)
    for _ in range(gold_swapped):
        result += [swapper.swapped(words, tags) for words, tags in stretches(sets.training, random)]
    documents = list(read_documents(silver_path))
    random.shuffle(documents)
    taken = 0
    for words, tags in stretches(documents, random):
        if taken >= silver_words:
            break
        taken += len(words)
        result.append(swapper.swapped(words, tags) if random.random() < silver_swapped else (words, tags))
    loose = [made_up.sentence() for _ in range(made_up_count)]
    while loose:
        result.append(_run(loose, random.choice((1, 1, 1, 2, 3))))
    result = [(words, without_small_ends(words, tags)) for words, tags in result if len(words) > 1]
    return [in_other_case(words, tags, random, capitals) for words, tags in result]


def _run(loose, length):
    words, tags = [], []
    for _ in range(min(length, len(loose))):
        more_words, more_tags = loose.pop()
        words, tags = words + more_words, tags + more_tags
    return words, tags


def with_probabilities(path):
    """(words, tags, probabilities) for each stretch that relabelling wrote."""
    probabilities = np.load(path + ".npy", mmap_mode="r")
    begin = 0
    with open(path, encoding="utf-8") as lines:
        for line in lines:
            for words, tags in json.loads(line)["sentences"]:
                yield words, tags, probabilities[begin : begin + len(words)]
                begin += len(words)
