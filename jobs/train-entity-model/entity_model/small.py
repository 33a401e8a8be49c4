"""The model `small`: MiniLM-L6 with case vectors, fine-tuned to label the first piece of every word."""

import time

import numpy as np
import torch
from torch import nn
from transformers import BertModel

from entity_model.labels import LABELS, NUMBER_OF, UNKNOWN
from entity_model.pieces import CASES, CLS, PAD, SEP, CasedPieces, minilm_folder

LONGEST_ROW = 256  # pieces, with [CLS] and [SEP]
WORDS_OF_FOLLOWING_SENTENCES = 90  # that are read in one row
IGNORED = -100


class Small(nn.Module):
    """Takes entries of the cased vocabulary, gives scores [rows, pieces, labels]."""

    def __init__(self, pieces):
        super().__init__()
        self.body = BertModel.from_pretrained(minilm_folder(), add_pooling_layer=False)
        width = self.body.config.hidden_size
        self.case = nn.Embedding(CASES, width)
        nn.init.zeros_(self.case.weight)
        self.dropout = nn.Dropout(0.1)
        self.head = nn.Linear(width, len(LABELS))
        self.register_buffer("base_of", torch.from_numpy(pieces.base), persistent=False)
        self.register_buffer("case_of", torch.from_numpy(pieces.case), persistent=False)

    def forward(self, entries, mask):
        embedded = self.body.embeddings.word_embeddings(self.base_of[entries]) + self.case(self.case_of[entries])
        hidden = self.body(inputs_embeds=embedded, attention_mask=mask).last_hidden_state
        return self.head(self.dropout(hidden))


class Row:
    """A sentence in pieces: entries, the place of each word's first piece, and its label."""

    __slots__ = ("entries", "firsts", "labels")

    def __init__(self, pieces, words, tags=None):
        entries, firsts = [CLS], []
        for word in words:
            parts = pieces.of_word(word)
            if len(entries) + len(parts) >= LONGEST_ROW:
                break
            firsts.append(len(entries))
            entries.extend(parts)
        entries.append(SEP)
        self.entries = np.array(entries, dtype=np.int32)
        self.firsts = np.array(firsts, dtype=np.int32)
        tags = tags[: len(firsts)] if tags else []
        self.labels = np.array([IGNORED if tag == UNKNOWN else NUMBER_OF[tag] for tag in tags], dtype=np.int16)


def batches(rows, pieces_a_batch, random=None):
    """Lists of row numbers of about the same length, in random order if a generator is given."""
    order = list(range(len(rows)))
    if random:
        random.shuffle(order)
    lists = []
    for begin in range(0, len(order), 4096):
        chunk = sorted(order[begin : begin + 4096], key=lambda number: len(rows[number].entries))
        batch = []
        for number in chunk:
            if batch and len(rows[number].entries) * (len(batch) + 1) > pieces_a_batch:
                lists.append(batch)
                batch = []
            batch.append(number)
        lists.append(batch)
    if random:
        random.shuffle(lists)
    return lists


def tensors(rows, batch):
    """Entries, mask and labels of a batch."""
    longest = max(len(rows[number].entries) for number in batch)
    entries = np.full((len(batch), longest), PAD, dtype=np.int64)
    mask = np.zeros((len(batch), longest), dtype=np.int64)
    labels = np.full((len(batch), longest), IGNORED, dtype=np.int64)
    for place, number in enumerate(batch):
        row = rows[number]
        entries[place, : len(row.entries)] = row.entries
        mask[place, : len(row.entries)] = 1
        labels[place, row.firsts[: len(row.labels)]] = row.labels
    return torch.from_numpy(entries), torch.from_numpy(mask), torch.from_numpy(labels)


class AveragedWeights:
    """The mean of the weights over the last steps."""

    def __init__(self, model):
        self.model = model
        self.count = 0
        self.sum = None

    def add(self):
        weights = self.model.state_dict()
        if self.sum is None:
            self.sum = {name: torch.zeros_like(weight) for name, weight in weights.items()}
        for name, weight in weights.items():
            self.sum[name] += weight
        self.count += 1

    def state_dict(self):
        return {name: weight / self.count for name, weight in self.sum.items()}


def train(model, rows, path, random, body_rate=1.5e-4, head_rate=1e-3, warm_up=0.06, after_quarter=None, log=print):
    """One pass over rows, which a caller has put together; saves the averaged weights to the path."""
    lists = batches(rows, 2048, random)
    body = [weight for name, weight in model.named_parameters() if name.startswith("body")]
    rest = [weight for name, weight in model.named_parameters() if not name.startswith("body")]
    groups = [{"params": rest, "lr": head_rate}, {"params": body, "lr": body_rate}]
    optimizer = torch.optim.AdamW(groups, weight_decay=0.01)
    steps = len(lists)
    rate = torch.optim.lr_scheduler.LambdaLR(
        optimizer, lambda step: min(1.0, step / (warm_up * steps + 1)) * max(0.04, 1 - step / steps)
    )
    averaged = AveragedWeights(model)
    began, seen, losses = time.time(), 0, 0.0
    for step, batch in enumerate(lists, 1):
        model.train()
        entries, mask, labels = tensors(rows, batch)
        with torch.autocast("cpu", dtype=torch.bfloat16):
            scores = model(entries, mask)
        loss = nn.functional.cross_entropy(scores.float().flatten(0, 1), labels.flatten(), label_smoothing=0.05)
        optimizer.zero_grad()
        loss.backward()
        nn.utils.clip_grad_norm_(model.parameters(), 1.0)
        optimizer.step()
        rate.step()
        seen += int(mask.sum())
        losses += loss.item()
        if step > 0.8 * steps and step % 10 == 0:
            averaged.add()
        if step % 50 == 0:
            log(f"step {step} of {steps}, loss {losses / 50:.4f}, {seen / (time.time() - began):.0f} pieces a second")
            losses = 0.0
        if step % max(1, steps // 4) == 0:
            torch.save(model.state_dict(), path + ".part")
            if after_quarter:
                after_quarter(model)
    model.load_state_dict(averaged.state_dict() if averaged.count else model.state_dict())
    torch.save(model.state_dict(), path)


def scores_of(model, pieces, sentences, pieces_a_batch=6144):
    """An array [words, labels] for each sentence of words; shorter than the sentence if that is too long."""
    model.eval()
    rows = [Row(pieces, words) for words in sentences]
    results = [None] * len(rows)
    with torch.no_grad(), torch.autocast("cpu", dtype=torch.bfloat16):
        for batch in batches(rows, pieces_a_batch):
            entries, mask, _ = tensors(rows, batch)
            scores = model(entries, mask).float().log_softmax(-1).numpy()
            for place, number in enumerate(batch):
                results[number] = scores[place][rows[number].firsts]
    return results
