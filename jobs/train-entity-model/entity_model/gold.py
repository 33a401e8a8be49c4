"""The hand-marked sets, as documents: lists of (words, tags), retokenised by the rules of the Java side."""

import glob
import json
import os
import re
import tarfile

from entity_model.labels import UNKNOWN, spans_of, tags_of, trimmed, without_titles
from entity_model.text import looks_like_name, sentence_offsets, token_offsets

KIND_OF = {
    "person": "PER", "politician": "PER", "per": "PER",
    "organisation": "ORG", "organization": "ORG", "politicalparty": "ORG", "org": "ORG",
    "location": "LOC", "country": "LOC", "loc": "LOC", "place": "LOC",
    "misc": "MISC", "event": "MISC", "election": "MISC", "nationality": "MISC",
}  # fmt: skip
BRACKETS = {"-LRB-": "(", "-RRB-": ")", "-LSB-": "[", "-RSB-": "]", "``": '"', "''": '"'}


def retokenised(words, tags):
    """Words and tags of another tokenisation in ours: the text is put together and cut again."""
    text = ""
    owners = []  # the number of the old word at every character
    for number, word in enumerate(words):
        word = BRACKETS.get(word, word)
        glued = re.fullmatch(r"['’](s|S|m|re|ve|ll|d)|n['’]t", word)
        if text and not glued:
            text += " "
            owners.append(-1)
        text += word
        owners += [number] * len(word)
    span_at = {}
    for span in spans_of(tags):
        for position in range(span[0], span[1]):
            span_at[position] = span
    new_words, new_tags = [], []
    last_span = None
    for start, end in token_offsets(text):
        new_words.append(text[start:end])
        span = span_at.get(owners[start])
        if span is None:
            new_tags.append(UNKNOWN if tags[owners[start]] == UNKNOWN else "O")
        else:
            new_tags.append(("I-" if span == last_span else "B-") + span[2])
        last_span = span
    return _without_articles(new_words, new_tags)


def _without_articles(words, tags):
    """Spans lose their articles, titles and possessives, so that all sets agree."""
    cut = list(tags)
    for start, end, kind in spans_of(tags):
        new_start, new_end = trimmed(words, start, end)
        if kind == "PER":
            new_start = without_titles(words, new_start, new_end)
        cut[start:end] = ["O"] * (end - start)
        if new_start < new_end:
            cut[new_start:new_end] = ["B-" + kind] + ["I-" + kind] * (new_end - new_start - 1)
    return words, cut


def _mapped(raw_tags):
    """Tags of any set in ours; an I- that follows no span of its kind begins one."""
    tags = []
    last_kind = None
    for raw in raw_tags:
        prefix, _, name = raw.partition("-")
        kind = KIND_OF.get(name.lower()) if name else None
        if kind is None:
            tags.append("O")
        else:
            tags.append(("I-" if prefix == "I" and kind == last_kind else "B-") + kind)
        last_kind = kind
    return tags


def _columns(path, word_column, tag_column, separator, new_document):
    """Documents of a file with a word a line."""
    documents, document, words, tags = [], [], [], []

    def end_sentence():
        if words:
            document.append(retokenised(list(words), _mapped(tags)))
            words.clear()
            tags.clear()

    def end_document():
        end_sentence()
        if document:
            documents.append(list(document))
            document.clear()

    with open(path, encoding="utf-8", errors="replace") as lines:
        for line in lines:
            line = line.rstrip("\n")
            if line.startswith(new_document):
                end_document()
                continue
            fields = line.split(separator)
            if not line.strip() or (line.startswith("# ") and word_column == 1):
                end_sentence()
            elif len(fields) > max(word_column, tag_column):
                words.append(fields[word_column])
                tags.append(fields[tag_column])
    end_document()
    return documents


def wikigold(data):
    return _columns(f"{data}/ner/wikigold/wikigold.conll.txt", 0, 1, " ", "-DOCSTART-")


def politics(data, part):
    """Sentences in no order: each is a document."""
    documents = _columns(f"{data}/ner/crossner-politics/{part}.txt", 0, 1, "\t", "-DOCSTART-")
    return [[sentence] for document in documents for sentence in document]


def web_treebank(data, part):
    """The set marks PER, ORG and LOC only: other capitalised words inside a sentence stay unknown."""
    documents = _columns(f"{data}/ner/uner-ewt/en_ewt-ud-{part}.iob2", 1, 2, "\t", "# newdoc")
    return [[_capitals_unknown(sentence) for sentence in document] for document in documents]


def _capitals_unknown(sentence):
    words, tags = sentence
    shouting = sum(word.isupper() and len(word) > 1 for word in words) > len(words) / 3
    new_tags = [
        UNKNOWN if tag == "O" and place > 0 and looks_like_name(word) and len(word) > 1 and not shouting else tag
        for place, (word, tag) in enumerate(zip(words, tags))
    ]
    return words, new_tags


GUM_KINDS = {"person": "PER", "organization": "ORG", "place": "LOC"}


def gum(data, work):
    """Named people, organisations and places; other proper nouns stay unknown."""
    folder = f"{work}/gum"
    if not os.path.isdir(folder):
        with tarfile.open(f"{data}/ner/gum/gum-v11-without-news.tar.gz") as archive:
            archive.extractall(folder, filter="data")
    documents = []
    for path in sorted(glob.glob(f"{folder}/dep/*.conllu")):
        document = []
        rows = []
        with open(path, encoding="utf-8") as lines:
            for line in list(lines) + ["\n"]:
                fields = line.rstrip("\n").split("\t")
                if fields[0].isdigit():
                    entity = re.search(r"(?:^|\|)Entity=([^|]*)", fields[9])
                    rows.append((fields[1], fields[3], entity.group(1) if entity else ""))
                elif not line.strip() and rows:
                    document.append(_gum_sentence(rows))
                    rows = []
        documents.append(document)
    return documents


def _gum_sentence(rows):
    words = [row[0] for row in rows]
    parts_of_speech = [row[1] for row in rows]
    mentions = []
    open_mentions = {}
    for place, (_, _, marks) in enumerate(rows):
        for mark in re.findall(r"\([^()]*\)|\([^()]*|[^()]*\)", marks):
            identity = mark.strip("()").split("-")[0]
            if mark.startswith("("):
                kind = (mark.strip("()").split("-") + [""])[1]
                open_mentions.setdefault(identity, []).append((place, kind))
            if mark.endswith(")") and open_mentions.get(identity):
                start, kind = open_mentions[identity].pop()
                mentions.append((start, place + 1, kind))
    taken = set()
    spans = []
    for start, end, kind in sorted(mentions, key=lambda mention: mention[0] - mention[1]):
        kind = GUM_KINDS.get(kind)
        while start < end and not looks_like_name(words[start]) and parts_of_speech[start] != "PROPN":
            start += 1
        start, end = trimmed(words, start, end)
        core = range(start, end)
        named = any(parts_of_speech[place] == "PROPN" for place in core)
        common = any(
            parts_of_speech[place] in ("VERB", "PRON", "SCONJ", "AUX")
            or (parts_of_speech[place] == "NOUN" and not looks_like_name(words[place]))
            for place in core
        )
        if kind and named and not common and len(core) <= 8 and taken.isdisjoint(core):
            taken.update(core)
            spans.append((start, end, kind))
    tags = tags_of(spans, len(words))
    for place, part in enumerate(parts_of_speech):
        if tags[place] == "O" and (part == "PROPN" or (place > 0 and looks_like_name(words[place]))):
            tags[place] = UNKNOWN
    return retokenised(words, tags)


RE3D_KINDS = {"Organisation": "ORG", "Person": "PER", "Location": "LOC", "Nationality": "MISC"}
RE3D_NAME = re.compile(r"(?:[A-Z0-9][\w.'’-]*|of|the|and|for|in|on|de|al|el|&|-|,)(?: (?:[A-Z0-9(][\w.'’)-]*|of|the|and|for|in|on|de|al|el|&|-))*$")  # fmt: skip


def re3d(data):
    """Names among the marked stretches; those with common nouns inside stay unknown."""
    documents = []
    for folder in sorted(glob.glob(f"{data}/ner/re3d/*/")):
        with open(folder + "documents.json", encoding="utf-8-sig") as lines:
            texts = {row["_id"]: row["text"] for row in map(json.loads, filter(str.strip, lines))}
        marks = {}
        with open(folder + "entities.json", encoding="utf-8-sig") as lines:
            for row in map(json.loads, filter(str.strip, lines)):
                marks.setdefault(row["documentId"], []).append(row)
        for identity, text in texts.items():
            documents.append(_re3d_document(text, marks.get(identity, [])))
    return documents


def _re3d_document(text, marks):
    at_character = ["O"] * len(text)  # a tag, or unknown
    number_at = [None] * len(text)
    for mark in marks:
        for place in range(mark["begin"], min(mark["end"], len(text))):
            at_character[place] = UNKNOWN
    by_length = sorted(marks, key=lambda mark: mark["begin"] - mark["end"])
    for number, mark in enumerate(by_length):
        value = text[mark["begin"] : mark["end"]]
        begin = mark["begin"]
        if value.lower().startswith("the "):
            value, begin = value[4:], begin + 4
        kind = RE3D_KINDS.get(mark["type"])
        if not kind or mark["confidence"] < 0.5 or not RE3D_NAME.match(value) or not re.search("[A-Z]", value):
            continue
        if any(number_at[place] is not None for place in range(begin, mark["end"])):
            continue
        for place in range(begin, mark["end"]):
            at_character[place] = kind
            number_at[place] = number
    document = []
    for start, end in sentence_offsets(text):
        words, tags = [], []
        last = None
        for left, right in token_offsets(text[start:end]):
            word = text[start + left : start + right]
            tag = at_character[start + left]
            number = number_at[start + left]
            if number is not None:
                tag = ("I-" if number == last else "B-") + tag
            elif looks_like_name(word) and words and tag == "O":
                tag = UNKNOWN
            elif word.islower():
                tag = "O"
            last = number
            words.append(word)
            tags.append(tag)
        document.append(_without_articles(words, tags))
    return document


MARK = re.compile(r"\[\[(PER|ORG|LOC|MISC)\|(.*?)\]\]")


def marked_text(path):
    """Documents of a file with [[KIND|Name]] marks and "### id" lines: [(text, [(start, end, kind)])]."""
    with open(path, encoding="utf-8") as file:
        parts = re.split(r"^### .*\n", file.read(), flags=re.MULTILINE)
    documents = []
    for part in filter(str.strip, parts):
        text, spans, position = "", [], 0
        for mark in MARK.finditer(part):
            text += part[position : mark.start()]
            spans.append((len(text), len(text) + len(mark.group(2)), mark.group(1)))
            text += mark.group(2)
            position = mark.end()
        documents.append((text + part[position:], spans))
    return documents


def marked_documents(path):
    """The same, as documents of (words, tags)."""
    documents = []
    for text, spans in marked_text(path):
        document = []
        for start, end in sentence_offsets(text):
            words, tags = [], []
            for left, right in token_offsets(text[start:end]):
                words.append(text[start + left : start + right])
                span = next((s for s in spans if s[0] <= start + left < s[1]), None)
                tags.append("O" if span is None else ("B-" if span[0] == start + left else "I-") + span[2])
            document.append(_without_articles(words, tags))
        documents.append(document)
    return documents
