"""Do the exported models say the same in Python and in Newsweft? Labels sentences here and lets Newsweft compare.

    python check_java.py FILE ... [--count 1000] [--models DIR]
"""

import argparse
import json
import os
import random
import re
import subprocess
import sys
import tempfile

from entity_model.evaluate import exported_taggers
from entity_model.gold import retokenised
from entity_model.text import sentence_offsets, tokenize

HERE = os.path.dirname(os.path.abspath(__file__))
NEWSWEFT = os.path.join(HERE, "..", "newsweft")
TAG = re.compile(r"O|[BI]-\S+")
SEED = 7


def sentences_of(path):
    """The sentences of a file with a token a line, or of plain text, as rows of words."""
    with open(path, encoding="utf-8") as file:
        text = file.read()
    groups = [[]]
    for line in text.split("\n"):
        if not line.strip() or line.startswith(("-DOCSTART-", "# ")):
            groups.append([])
        else:
            groups[-1].append(line.split("\t") if "\t" in line else line.split())
    rows = [row for group in groups for row in group]
    if not all(any(TAG.fullmatch(field) for field in row[1:]) for row in rows):
        return [tokenize(text[start:end]) for start, end in sentence_offsets(text)]
    column = 1 if all(row[0].isdigit() for row in rows) else 0
    words = [[row[column] for row in group] for group in groups if group]
    return [retokenised(sentence, ["O"] * len(sentence))[0] for sentence in words]


def newsweft_says(model, conll, form):
    command = [NEWSWEFT, "evaluate", conll, "--model", model, "--format", form]
    return subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True).stdout


def agree(name, tagger, models, articles, folder):
    """Whether Newsweft finds just the spans that Python finds."""
    model = os.path.abspath(os.path.join(models, name))
    conll = os.path.join(folder, f"{name}.conll")
    with open(conll, "w", encoding="utf-8") as out:
        for article in articles:
            out.write("-DOCSTART-\tO\n\n")
            for words, row in zip(article, tagger.tags(article)):
                out.writelines(f"{word}\t{tag}\n" for word, tag in zip(words, row))
                out.write("\n")
    report = json.loads(newsweft_says(model, conll, "json"))
    scores = report["labels"] | {"all": report["micro"]}
    print(f"{name}:", ", ".join(f"{label} F1 {score['f1']:.4f} of {score['support']}" for label, score in scores.items()))
    same = all(score["f1"] == 1 for score in scores.values())
    if not same:
        print(newsweft_says(model, conll, "table"))
    return same


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("files", nargs="+", metavar="FILE", help="a token a line with its tag, or plain text")
    parser.add_argument("--count", type=int, default=1000, help="how many sentences, drawn by chance (default 1000)")
    parser.add_argument("--models", default=os.path.join(HERE, "../../data/models"), help="the folder of both models")
    options = parser.parse_args()
    sentences = [words for path in options.files for words in sentences_of(path) if words]
    sentences = random.Random(SEED).sample(sentences, min(options.count, len(sentences)))
    # Sentences in capitals are read in a way of their own, and by the names of their article: each repeats the next one.
    sentences[:-1:10] = [[word.upper() for word in words] for words in sentences[1::10]]
    # Every other article is a single sentence, the others are some that have nothing to do with each other.
    articles, begin = [], 0
    while begin < len(sentences):
        length = 1 if len(articles) % 2 else 12
        articles.append(sentences[begin : begin + length])
        begin += length
    print(f"{len(articles)} articles, {len(sentences)} sentences, {sum(map(len, sentences))} words")
    with tempfile.TemporaryDirectory() as folder:
        taggers = exported_taggers(options.models).items()
        results = [agree(name, tagger, options.models, articles, folder) for name, tagger in taggers]
    sys.exit(0 if all(results) else 1)


if __name__ == "__main__":
    main()
