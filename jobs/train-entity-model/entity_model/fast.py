"""The model `fast`: hashed features and word pieces of each word, then gated convolutions over its neighbours."""

import time
import unicodedata

import numpy as np
import torch
from torch import nn

from entity_model.labels import LABELS, NUMBER_OF, UNKNOWN
from entity_model.pieces import UNK
from entity_model.small import AveragedWeights
from entity_model.text import without_accents

ROWS = (60_013, 20_011, 20_011, 4_001, 30_011)  # of the tables of word, prefix, suffix, shape, both ends
WIDTHS = (96, 48, 48, 32, 48)
PIECES_A_WORD = 6
WIDTH = 128
LAYERS = 5
MASK_64 = 0xFFFFFFFFFFFFFFFF


def hash_of(feature):
    """FNV-1a over the UTF-8 bytes, 64 bits, then folded and multiplied so that all bits depend on all bytes."""
    value = 0xCBF29CE484222325
    for byte in feature.encode("utf-8"):
        value = ((value ^ byte) * 0x100000001B3) & MASK_64
    value ^= value >> 32
    return (value * 0x9E3779B97F4A7C15) & MASK_64


def shape_of(word):
    """X for a capital, x for any other letter, d for a digit, other signs as they are; runs and length are cut."""
    shape = ""
    for letter in word:
        category = unicodedata.category(letter)
        sign = "X" if category == "Lu" else "x" if category[0] == "L" else "d" if category == "Nd" else letter
        if not shape.endswith(sign * 4):
            shape += sign
    return shape[:10]


def features_of(word):
    """Ten numbers: for each of five features its rows by the lower and the upper half of its hash."""
    word = without_accents(word)
    lower = word.lower()
    texts = ("w" + lower, "p" + lower[:3], "s" + lower[-3:], "h" + shape_of(word), "q" + lower[:2] + "_" + lower[-4:])
    numbers = []
    for text, rows in zip(texts, ROWS):
        value = hash_of(text)
        numbers += [1 + (value & 0xFFFFFFFF) % (rows - 1), 1 + (value >> 32) % (rows - 1)]
    return numbers


def pieces_of(pieces, word):
    """The entries of the first pieces of a word, filled up with zeros."""
    entries = pieces.of_word(word)[:PIECES_A_WORD] or (UNK,)
    return list(entries) + [0] * (PIECES_A_WORD - len(entries))


class Fast(nn.Module):
    """Scores [rows, words, labels] from features, piece vectors (mean and first) and a mask."""

    def __init__(self, vector_width=384):
        super().__init__()
        self.tables = nn.ModuleList([nn.Embedding(rows, width) for rows, width in zip(ROWS, WIDTHS)])
        for table in self.tables:
            nn.init.normal_(table.weight, 0, 0.1)
        self.from_features = nn.Linear(sum(WIDTHS), WIDTH)
        self.from_mean = nn.Linear(vector_width, WIDTH, bias=False)
        self.from_first = nn.Linear(vector_width, WIDTH, bias=False)
        self.first_norm = nn.LayerNorm(WIDTH)
        self.layers = nn.ModuleList([nn.Linear(3 * WIDTH, 2 * WIDTH) for _ in range(LAYERS)])
        self.norms = nn.ModuleList([nn.LayerNorm(WIDTH) for _ in range(LAYERS)])
        self.head = nn.Linear(WIDTH, len(LABELS))
        self.dropout = nn.Dropout(0.2)

    def feature_vector(self, features):
        summed = [
            table(features[..., 2 * number]) + table(features[..., 2 * number + 1])
            for number, table in enumerate(self.tables)
        ]
        return torch.cat(summed, -1)

    def forward(self, features, mean, first, mask):
        drop = self.dropout
        vector = self.from_features(drop(self.feature_vector(features)))
        vector = vector + self.from_mean(drop(mean)) + self.from_first(drop(first))
        return self.convolved(self.first_norm(vector), mask)

    def convolved(self, vector, mask):
        mask = mask.unsqueeze(-1)
        for layer, norm in zip(self.layers, self.norms):
            vector = vector * mask
            padded = nn.functional.pad(vector, (0, 0, 1, 1))
            window = torch.cat([padded[:, :-2], vector, padded[:, 2:]], -1)
            value, gate = layer(window).chunk(2, -1)
            vector = vector + self.dropout(norm(value * torch.sigmoid(gate)))
        return self.head(vector)


class Lexicon:
    """Numbers for words, and for each number the features, the mean and the first of the piece vectors."""

    def __init__(self, pieces, piece_vectors):
        self.pieces = pieces
        self.vectors = piece_vectors
        self.number_of = {"": 0}
        self.features = [[0] * 10]
        self.entries = [[0] * PIECES_A_WORD]
        self._tensors = None

    def numbers(self, words):
        return np.array([self._number(word) for word in words], dtype=np.int32)

    def _number(self, word):
        number = self.number_of.get(word)
        if number is None:
            number = self.number_of[word] = len(self.features)
            self.features.append(features_of(word))
            self.entries.append(pieces_of(self.pieces, word))
        return number

    def tensors(self):
        """(features, means, firsts) for all numbers."""
        if self._tensors is None or len(self._tensors[0]) != len(self.features):
            entries = np.array(self.entries)
            parts = [self._mean_and_first(entries[begin : begin + 20_000]) for begin in range(0, len(entries), 20_000)]
            self._tensors = (
                torch.from_numpy(np.array(self.features, dtype=np.int64)),
                torch.from_numpy(np.concatenate([mean for mean, _ in parts])),
                torch.from_numpy(np.concatenate([first for _, first in parts])),
            )
        return self._tensors

    def _mean_and_first(self, entries):
        used = (entries != 0).astype(np.float32)
        vectors = self.vectors[self.pieces.base[entries]] * used[..., None]
        mean = vectors.sum(1) / np.maximum(1, used.sum(1))[:, None]
        return mean.astype(np.float32), vectors[:, 0].astype(np.float32)


def standardised(embeddings):
    """Piece embeddings with mean 0 and deviation 1."""
    return ((embeddings - embeddings.mean()) / embeddings.std()).astype(np.float32)


def hard_targets(tags, smoothing=0.03):
    """A distribution over labels for each tag; nothing at all for an unknown one."""
    targets = np.full((len(tags), len(LABELS)), smoothing / len(LABELS), dtype=np.float16)
    for place, tag in enumerate(tags):
        if tag == UNKNOWN:
            targets[place] = 0
        else:
            targets[place, NUMBER_OF[tag]] += 1 - smoothing
    return targets


def batches(rows, words_a_batch, random=None):
    """Lists of row numbers of about the same length."""
    order = list(range(len(rows)))
    if random:
        random.shuffle(order)
    lists = []
    for begin in range(0, len(order), 8192):
        batch = []
        for number in sorted(order[begin : begin + 8192], key=lambda number: len(rows[number])):
            if batch and len(rows[number]) * (len(batch) + 1) > words_a_batch:
                lists.append(batch)
                batch = []
            batch.append(number)
        lists.append(batch)
    if random:
        random.shuffle(lists)
    return lists


def padded(rows, batch):
    longest = max(len(rows[number]) for number in batch)
    numbers = np.zeros((len(batch), longest), dtype=np.int64)
    for place, number in enumerate(batch):
        numbers[place, : len(rows[number])] = rows[number]
    return torch.from_numpy(numbers)


def train(model, lexicon, rows, targets, path, random, passes, rate=2e-3, after_quarter=None, log=print):
    """Trains on rows of word numbers with distributions as targets; saves the averaged weights."""
    features, means, firsts = lexicon.tensors()
    plans = [batches(rows, 6000, random) for _ in range(int(np.ceil(passes)))]
    lists = [batch for plan in plans for batch in plan][: int(passes * len(plans[0]))]
    optimizer = torch.optim.AdamW(model.parameters(), lr=rate, weight_decay=0.01)
    steps = len(lists)
    schedule = torch.optim.lr_scheduler.LambdaLR(
        optimizer, lambda step: min(1.0, step / 200) * max(0.02, 1 - step / steps)
    )
    averaged = AveragedWeights(model)
    began, seen, losses = time.time(), 0, 0.0
    for step, batch in enumerate(lists, 1):
        model.train()
        numbers = padded(rows, batch)
        mask = (numbers > 0).float()
        batch_features = features[numbers]
        blank = torch.rand(numbers.shape) < 0.25  # words whose own table row is hidden
        batch_features[..., :2] = batch_features[..., :2] * (~blank).long().unsqueeze(-1)
        with torch.autocast("cpu", dtype=torch.bfloat16):
            scores = model(batch_features, means[numbers], firsts[numbers], mask)
        wanted = torch.from_numpy(np.concatenate([targets[number] for number in batch]).astype(np.float32))
        told = scores.float()[mask.bool()].log_softmax(-1)
        loss = -(wanted * told).sum() / max(1.0, float(wanted.sum()))
        optimizer.zero_grad()
        loss.backward()
        nn.utils.clip_grad_norm_(model.parameters(), 1.0)
        optimizer.step()
        schedule.step()
        seen += int(mask.sum())
        losses += loss.item()
        if step > 0.85 * steps and step % 10 == 0:
            averaged.add()
        if step % 100 == 0:
            log(f"step {step} of {steps}, loss {losses / 100:.4f}, {seen / (time.time() - began):.0f} words a second")
            losses = 0.0
        if step % max(1, steps // 5) == 0:
            torch.save(model.state_dict(), path + ".part")
            if after_quarter:
                after_quarter(model)
    model.load_state_dict(averaged.state_dict() if averaged.count else model.state_dict())
    torch.save(model.state_dict(), path)


def scores_of(model, lexicon, sentences):
    """An array [words, labels] for each sentence of words."""
    model.eval()
    rows = [lexicon.numbers(words) for words in sentences]
    features, means, firsts = lexicon.tensors()
    results = [None] * len(rows)
    with torch.no_grad():
        for batch in batches(rows, 8000):
            numbers = padded(rows, batch)
            scores = model(features[numbers], means[numbers], firsts[numbers], (numbers > 0).float())
            for place, number in enumerate(batch):
                results[number] = scores[place, : len(rows[number])].log_softmax(-1).numpy()
    return results
