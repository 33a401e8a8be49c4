"""Labels, spans, scores, and the decoder that keeps B- and I- consistent."""

import unicodedata

import numpy as np

KINDS = ("PER", "ORG", "LOC", "MISC")
LABELS = ["O"] + [prefix + kind for kind in KINDS for prefix in ("B-", "I-")]
NUMBER_OF = {label: number for number, label in enumerate(LABELS)}
UNKNOWN = "?"  # a tag that says: no loss here
ARTICLES = {"the", "a", "an"}
POSSESSIVES = {"'s", "’s", "‘s", "`s", "'", "’", "'S", "’S"}

ALLOWED = np.array(
    [
        [not after.startswith("I-") or (before != "O" and before[2:] == after[2:]) for after in LABELS]
        for before in LABELS
    ]
)
STEP_COST = np.where(ALLOWED, 0.0, -1e4).astype(np.float32)
START_COST = np.where([label.startswith("I-") for label in LABELS], -1e4, 0.0).astype(np.float32)


def best_path(scores):
    """The best consistent row of labels for scores [tokens, labels]: Viterbi, ties to the lower number."""
    if len(scores) == 0:
        return []
    best = scores[0] + START_COST
    came_from = []
    for score in scores[1:]:
        steps = best[:, None] + STEP_COST
        back = steps.argmax(0)
        came_from.append(back)
        best = steps[back, np.arange(len(LABELS))] + score
    path = [int(best.argmax())]
    for back in reversed(came_from):
        path.append(int(back[path[-1]]))
    return [LABELS[number] for number in reversed(path)]


def final_tags(words, scores):
    """The labels of a sentence: the best path, less small words at the end of spans and spans all small."""
    tags = best_path(scores)
    tags += ["O"] * (len(words) - len(tags))
    tags = without_small_ends(words, tags)
    for start, end, _ in spans_of(tags):
        if _all_small(words[start:end]):
            tags[start:end] = ["O"] * (end - start)
    return tags


def without_small_ends(words, tags):
    """Spans without the small words behind the name: the province of "Anbar province"; "Jong-un" stays."""
    tags = list(tags)
    for start, end, _ in spans_of(tags):
        while end - 1 > start and words[end - 1].islower() and words[end - 1].isalpha() and words[end - 2].isalpha():
            end -= 1
            tags[end] = "O"
    return tags


def _all_small(words):
    kinds = {unicodedata.category(letter) for word in words for letter in word if letter.isalpha()}
    return kinds == {"Ll"}


def spans_of(tags):
    """(start, end, kind) of every span of a row of tags."""
    spans = []
    start = kind = None
    for position, tag in enumerate(list(tags) + ["O"]):
        inside = tag.startswith("I-") and kind == tag[2:]
        if start is not None and not inside:
            spans.append((start, position, kind))
            start = kind = None
        if start is None and tag not in ("O", UNKNOWN):
            start, kind = position, tag[2:]
    return spans


def tags_of(spans, length):
    """The row of tags of spans that do not overlap."""
    tags = ["O"] * length
    for start, end, kind in spans:
        tags[start:end] = ["B-" + kind] + ["I-" + kind] * (end - start - 1)
    return tags


def trimmed(words, start, end):
    """A span without articles before it and possessives behind it; the A of "A. Nelson" is no article."""
    while start < end and words[start].lower() in ARTICLES and words[start + 1 : end][:1] != ["."]:
        start += 1
    while end > start and words[end - 1] in POSSESSIVES:
        end -= 1
    return start, end


FLOOR_OF_VOTES = 1e-3  # is added to each probability: no single place decides


def with_one_kind_a_name(article, tags, scores):
    """The names of an article without articles and possessives, each with the kind for which its places vote.

    Each place votes with the logarithms of its probabilities for the kinds, and so does a person's full name for the
    last word of it. `tags` and `scores` have a row for each sentence; the scores of one without names may be None.
    """
    names, votes, places = [], {}, {}
    result = [["O"] * len(words) for words in article]
    for number, words in enumerate(article):
        for start, end, kind in spans_of(tags[number]):
            start, end = trimmed(words, start, end)
            if start == end:
                continue
            lower = [word.lower() for word in words[start:end]]
            vote = np.log(_probability_of_kinds(scores[number][start:end]) + FLOOR_OF_VOTES)
            keys = [" ".join(lower)] + (lower[-1:] if kind == "PER" and end - start > 1 else [])
            for key in keys:
                votes[key] = votes.get(key, 0) + vote
                places[key] = places.get(key, 0) + 1
            names.append((number, start, end, kind, keys[0]))
    for number, start, end, kind, key in names:
        if places[key] > 1:
            kind = KINDS[int(votes[key].argmax())]
        result[number][start:end] = ["B-" + kind] + ["I-" + kind] * (end - start - 1)
    return result


def with_names_in_capitals(article, tags, capitals):
    """Names of the other sentences of an article in its sentences in capitals, `capitals` says which these are.

    The longest name goes first. A name that is part of a longer one stays that; others that it overlaps give way. A
    name all of whose words also stand in small letters in the article is left out.
    """
    known = {}
    for words, row, in_capitals in zip(article, tags, capitals):
        if not in_capitals:
            known |= {tuple(word.lower() for word in words[start:end]): kind for start, end, kind in spans_of(row)}
    small = {word for words in article for word in words if word.islower()}
    known = {name: kind for name, kind in known.items() if not small.issuperset(name)}
    longest = max(map(len, known), default=0)
    return [
        _with_names(words, row, known, longest) if in_capitals and known else row
        for words, row, in_capitals in zip(article, tags, capitals)
    ]


def _with_names(words, tags, known, longest):
    words = [word.lower() for word in words]
    found, spans = spans_of(tags), []
    start = 0
    while start < len(words):
        ends = range(min(len(words), start + longest), start, -1)
        end = next((end for end in ends if tuple(words[start:end]) in known), None)
        if end is None:
            start += 1
            continue
        if not any(a <= start and end <= b and (a, b) != (start, end) for a, b, _ in found):
            spans.append((start, end, known[tuple(words[start:end])]))
        start = end
    kept = [span for span in found if not any(span[0] < end and start < span[1] for start, end, _ in spans)]
    return tags_of(sorted(kept + spans), len(words))


def _probability_of_kinds(scores):
    """For each kind the mean probability of words to belong to a name of it."""
    weights = np.exp(scores.astype(np.float64) - scores.max(-1, keepdims=True))
    probabilities = weights / weights.sum(-1, keepdims=True)
    return probabilities[:, 1:].reshape(len(scores), len(KINDS), 2).sum(-1).mean(0)


TITLES = set(
    "mr mrs ms miss dr prof professor president vice prime minister chancellor secretary senator sen rep "
    "representative congressman congresswoman governor gov mayor judge justice general gen lieutenant lt colonel col "
    "major maj captain capt sergeant sgt admiral adm commander cmdr brigadier brig spokesman spokeswoman spokesperson "
    "ambassador deputy former foreign king queen prince princess sheikh emir sultan pope cardinal archbishop bishop "
    "imam ayatollah chief coach sir lord lady dame chairman chairwoman director premier undersecretary assistant".split()
)


def without_titles(words, start, end):
    """The start of a person's name behind titles; a name of one word keeps it."""
    place = start
    while place < end - 1 and (words[place].lower() in TITLES or (place > start and words[place] == ".")):
        place += 1
    return place


def counted_spans(words, tags, kinds=KINDS):
    """The spans of a sentence as they are counted in scores."""
    found = set()
    for start, end, kind in spans_of(tags):
        start, end = trimmed(words, start, end)
        if start < end and kind in kinds:
            found.add((start, end, kind))
    return found


def score(sentences, predictions, kinds=("PER", "ORG", "LOC")):
    """{kind: (precision, recall, F1)} with "all" over the kinds, for (words, tags) and predicted tags."""
    right, found, wanted = ({kind: 0 for kind in kinds} for _ in range(3))
    for (words, tags), predicted in zip(sentences, predictions):
        gold = counted_spans(words, tags, kinds)
        mine = counted_spans(words, predicted, kinds)
        for kind in kinds:
            right[kind] += sum(span[2] == kind for span in gold & mine)
            found[kind] += sum(span[2] == kind for span in mine)
            wanted[kind] += sum(span[2] == kind for span in gold)
    result = {kind: _precision_recall_f1(right[kind], found[kind], wanted[kind]) for kind in kinds}
    result["all"] = _precision_recall_f1(sum(right.values()), sum(found.values()), sum(wanted.values()))
    return result


def _precision_recall_f1(right, found, wanted):
    precision = right / max(1, found)
    recall = right / max(1, wanted)
    return precision, recall, 2 * precision * recall / max(1e-9, precision + recall)


def shown(scores):
    """Scores as one line."""
    return "  ".join(f"{kind} P{100 * p:.1f} R{100 * r:.1f} F{100 * f:.1f}" for kind, (p, r, f) in scores.items())
