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
