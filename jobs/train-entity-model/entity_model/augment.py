"""Copies of marked sentences with other names, and in capitals."""

import re

from entity_model.labels import spans_of
from entity_model.text import looks_like_name, tokenize, without_accents

SMALL_WORDS = set("a an the of in on at to for and or as by with from over after v vs".split())


class NameSwapper:
    """Puts names from all over the world in the place of the names of marked sentences."""

    def __init__(self, made_up, world, random):
        self.made_up = made_up
        self.world = world
        self.random = random
        self.country_names = world.country_name_words

    def swapped(self, words, tags):
        """(words, tags) with most names of people and places, and some of organisations, replaced."""
        code = self.made_up._some_country()
        new_words, new_tags, position = [], [], 0
        families = {}
        for start, end, kind in spans_of(tags):
            new_words += words[position:start]
            new_tags += tags[position:start]
            name = words[start:end]
            if self.random.random() < 0.8:
                name = self._other(name, kind, code, families)
            new_words += name
            new_tags += ["B-" + kind] + ["I-" + kind] * (len(name) - 1)
            position = end
        return new_words + words[position:], new_tags + tags[position:]

    def _other(self, name, kind, code, families):
        if not looks_like_name(name[0]) or (len(name) > 1 and all(word.isupper() for word in name if word.isalpha())):
            return name
        if kind == "PER":
            return self._other_person(name, code, families)
        if kind == "LOC":
            if tuple(name) in self.country_names:
                return tokenize(self.made_up._country(self.made_up._some_country(), {})[1])
            if len(name) <= 2 and not set(name) & {"River", "Lake", "Mount", "Sea", "West", "North", "South", "East"}:
                return tokenize(self.made_up._town(code, {})[1])
        if kind == "ORG":
            slot = self._kind_of_organisation(name)
            if slot:
                return tokenize(getattr(self.made_up, slot)(code, {})[1].removeprefix("the "))
        if kind == "MISC" and len(name) == 1 and name[0] in self.world.peoples and not name[0].endswith("s"):
            return tokenize(self.made_up._people(code, {})[1])
        return name

    def _other_person(self, name, code, families):
        family = name[-1]
        if len(name) == 1 and family in families:
            return tokenize(families[family])
        person = self.made_up.full_name(code)
        families[family] = person[-1]
        return tokenize(person[-1]) if len(name) == 1 else tokenize(" ".join(person))

    @staticmethod
    def _kind_of_organisation(name):
        words = set(name)
        if len(name) == 1:
            return None
        if words & {"Party"}:
            return "_party"
        if words & {"Ministry"}:
            return "_ministry"
        if words & {"University"}:
            return "_university"
        if words & {"FC", "United", "Rovers"} and not words & {"Nations", "States", "Kingdom"}:
            return "_club"
        if words & {"Inc", "Corporation", "Corp", "Company", "Ltd", "Group", "Airlines"}:
            return "_company"
        if words & {"Times", "Post", "Herald", "Tribune", "Radio", "News"}:
            return "_media"
        return None


def in_capitals(words):
    """A sentence in capitals, with words of the same number."""
    return [word.upper() for word in words]


def in_title_case(words):
    """A sentence as a headline."""
    return [
        word if not word.islower() or (place and word in SMALL_WORDS) else word[:1].upper() + word[1:]
        for place, word in enumerate(words)
    ]


def without_any_accents(words):
    return [without_accents(word) for word in words]


def with_names_in_capitals(words, tags):
    """A sentence whose names of places are in capitals, as datelines have them."""
    return [word.upper() if tag.endswith("LOC") else word for word, tag in zip(words, tags)]


def joined(document, longest):
    """Stretches of sentences that follow each other, of at most so many words."""
    stretches = []
    words, tags = [], []
    for sentence_words, sentence_tags in document:
        if words and len(words) + len(sentence_words) > longest:
            stretches.append((words, tags))
            words, tags = [], []
        words = words + sentence_words
        tags = tags + sentence_tags
    if words:
        stretches.append((words, tags))
    return stretches


def is_heading(words):
    """Is a sentence mostly capitals?"""
    letters = [word for word in words if re.match(r"\w", word)]
    return bool(letters) and sum(word.isupper() for word in letters) > 0.7 * len(letters)
