"""Words and sentences by the rules of the Java side (org.newsweft.text), so that training equals serving."""

import unicodedata

import regex

WORD_PART = r"[\p{L}\p{Nd}\p{Mn}\p{Mc}]"
TOKEN = regex.compile(
    rf"(?:\p{{L}}\.)+\p{{L}}(?!{WORD_PART}|\.)|(?:\p{{L}}\.){{2,}}"  # initials: U.S., U.N
    rf"|[0-9]+(?:[.,][0-9]+)+{WORD_PART}*"  # numbers: 3.5, 1,000
    rf"|{WORD_PART}+"  # words
    rf"|(?<={WORD_PART})['’‘`][sS](?!{WORD_PART})"  # the possessive ending
    r"|[^\s\p{Z}\x00-\x20]"  # any other sign
)

PARAGRAPH_BREAK = regex.compile(r"\n\s*\n|\n")
DATELINE = regex.compile(r"^(\p{Lu}{3,}[^\n]{0,76}? [–—-]{1,2}) (?=\S)")
SENTENCE_END = regex.compile(r"[.?!…]+[\"”’')\]]*(?=\s+[\"“‘'(\[]*[\p{Lu}\p{Nd}])")
NO_SENTENCE_END = regex.compile(
    r"(?:^|[\s(\"“])(?:mr|mrs|ms|dr|prof|gen|sen|rep|gov|lt|col|capt|cmdr|maj|sgt|adm|brig|st|mt|ft|hon|rev"
    r"|messrs|amb|vs|no|nos|vol|jan|feb|mar|apr|jun|jul|aug|sep|sept|oct|nov|dec|inc|ltd|co|corp|\p{L}"
    r"|(?:\p{L}\.)+\p{L})\.$",
    regex.IGNORECASE,
)

OPENING_WORDS = frozenset(
    """
    a about above according across after again against all along also although among an and another are around
    as asked at because before behind below between beyond both but by can could critics despite did do does
    down during each earlier eight even every experts few fewer five for four from furthermore had has have he
    her here his how however i if in instead is it its just later many meanwhile might more moreover most must
    my near nevertheless nine no nonetheless nor not now of off officials on once one only or other our out over
    people perhaps protesters researchers residents said seven several she should since six so some still such
    supporters ten that the their then there therefore these they this those though three through throughout
    thus to today tomorrow two under unless until up was we were what when where whether which while who why
    with within without would yes yesterday yet you your
    """.split()
)  # common words that begin sentences, and are no names then


def token_offsets(text):
    """(start, end) of every token of a text."""
    return [match.span() for match in TOKEN.finditer(text)]


def tokenize(text):
    """The tokens of a text."""
    return TOKEN.findall(text)


def sentence_offsets(text):
    """(start, end) of every sentence of a text; a dateline is a sentence of its own."""
    sentences = []
    position = 0
    for line_break in list(PARAGRAPH_BREAK.finditer(text)) + [None]:
        end = line_break.start() if line_break else len(text)
        _split_paragraph(text, position, end, sentences)
        position = line_break.end() if line_break else end
    return sentences


def _split_paragraph(text, start, end, sentences):
    paragraph = text[start:end]
    begin = 0
    dateline = DATELINE.match(paragraph)
    if dateline:
        begin = dateline.end()
        sentences.append((start, start + begin))
    for mark in SENTENCE_END.finditer(paragraph):
        before = paragraph[begin : mark.end()]
        if mark.start() < begin or NO_SENTENCE_END.search(before[-16:]):
            continue
        if before.strip():
            sentences.append((start + begin, start + mark.end()))
        begin = mark.end()
    if paragraph[begin:].strip():
        sentences.append((start + begin, end))


def without_accents(word):
    """A word without its combining marks; a word of marks alone stays."""
    if word.isascii():
        return word
    plain = "".join(c for c in unicodedata.normalize("NFD", word) if unicodedata.category(c) != "Mn")
    return plain or word


def looks_like_name(word):
    """Does a word begin with a capital?"""
    return word[:1].isupper()


def may_hold_names(words):
    """Whether a name can stand in a sentence: not if no word has a capital but the first, and that is a common one."""
    may_open = True
    for word in words:
        if not (word == "I" or _are_small(word) or (may_open and _opens(word))):
            return True
        may_open = may_open and not any(_is_letter(letter) for letter in word)
    return False


def _opens(word):
    return _are_small(word[1:]) and word.lower() in OPENING_WORDS


def _are_small(letters):
    return all(unicodedata.category(letter) == "Ll" for letter in letters if _is_letter(letter))


def _is_letter(letter):
    return unicodedata.category(letter).startswith("L")
