"""The trained models as ONNX graphs that run on the Java side, with int8 weights."""

import json
import os

import numpy as np
import onnx
import torch
from torch import nn

from entity_model import fast as fast_model
from entity_model import small as small_model
from entity_model.graph import DENSE_LAYERS, IR_VERSION, int8_columns, int8_rows, small_graph
from entity_model.labels import LABELS
from entity_model.text import OPENING_WORDS

OPSET = 14  # of fast


def small_weights(trained):
    """The arrays of `graph.small_graph` from a trained model."""
    body = trained.body
    weights = {}

    def plain(name, tensor):
        weights[name] = tensor.detach().numpy()

    def norm(name, layer):
        plain(f"{name}.weight", layer.weight)
        plain(f"{name}.bias", layer.bias)

    def dense(name, layer):
        weights[f"{name}.rows"], weights[f"{name}.scale"] = int8_columns(layer.weight.detach().numpy().T)
        plain(f"{name}.bias", layer.bias)

    embeddings = body.embeddings
    weights["piece_table"], weights["piece_scale"] = int8_rows(embeddings.word_embeddings.weight.detach().numpy())
    plain("base_of", trained.base_of.to(torch.int32))
    plain("case_of", trained.case_of.to(torch.int32))
    plain("case", trained.case.weight)
    plain("kinds", embeddings.token_type_embeddings.weight)
    plain("positions", embeddings.position_embeddings.weight)
    norm("first_norm", embeddings.LayerNorm)
    for number, block in enumerate(body.encoder.layer):
        attention = getattr(block.attention, "self")
        layers = (
            attention.query,
            attention.key,
            attention.value,
            block.attention.output.dense,
            block.intermediate.dense,
            block.output.dense,
        )
        for name, layer in zip(DENSE_LAYERS, layers):
            dense(f"{number}.{name}", layer)
        norm(f"{number}.attended_norm", block.attention.output.LayerNorm)
        norm(f"{number}.outer_norm", block.output.LayerNorm)
    dense("head", trained.head)
    return weights


def export_small(trained, pieces, folder):
    """Writes model.onnx, vocab.txt, labels.txt and model.json."""
    os.makedirs(folder, exist_ok=True)
    shape = trained.body.config
    model = small_graph(small_weights(trained), shape.num_hidden_layers, shape.num_attention_heads, len(LABELS))
    onnx.save(model, f"{folder}/model.onnx")
    _write_vocabulary(pieces, folder)
    _write_json(
        f"{folder}/model.json",
        {
            "kind": "pieces",
            "inputs": {"ids": "input_ids", "mask": "attention_mask", "types": "token_type_ids"},
            "output": "logits",
            "labels": LABELS,
            "maxPieces": small_model.LONGEST_ROW,
            "maxWordCharacters": 64,
            "firstPieceCarriesLabel": True,
            "special": {"pad": 0, "unknown": 1, "begin": 2, "end": 3},
            "stripAccents": True,
            "oneRowACall": True,
            "wordsOfFollowingSentencesARow": small_model.WORDS_OF_FOLLOWING_SENTENCES,
            "decoder": "viterbi-bio",
            "openingWords": sorted(OPENING_WORDS),
        },
    )


class ExportedFast(nn.Module):
    """Fast with all tables projected to the width of the model and joined into one int8 table."""

    def __init__(self, trained, pieces, piece_vectors):
        super().__init__()
        width = trained.first_norm.normalized_shape[0]
        projection = trained.from_features.weight.detach().numpy().T
        parts, begin = [], 0
        for table in trained.tables:
            weight = table.weight.detach().numpy()
            parts.append(weight @ projection[begin : begin + weight.shape[1]])
            begin += weight.shape[1]
        starts = np.cumsum([0] + [len(part) for part in parts])
        parts.append(piece_vectors @ trained.from_mean.weight.detach().numpy().T)
        parts.append(piece_vectors @ trained.from_first.weight.detach().numpy().T)
        self.mean_start, self.first_start = int(starts[-1]), int(starts[-1] + len(piece_vectors))
        rows, scales = int8_rows(np.concatenate(parts))
        self.register_buffer("table", torch.from_numpy(rows))
        self.register_buffer("scale", torch.from_numpy(scales))
        self.register_buffer("starts", torch.from_numpy(np.repeat(starts[:-1], 2)).long())
        self.register_buffer("base_of", torch.from_numpy(pieces.base))
        self.bias = trained.from_features.bias
        self.width = width
        self.trained = trained

    def forward(self, features, pieces):
        used = (pieces != 0).float()
        base = self.base_of[pieces.long()]
        numbers = torch.cat([features.long() + self.starts, base + self.mean_start, base[..., :1] + self.first_start], -1)
        share = used / used.sum(-1, keepdim=True).clamp(min=1.0)
        weights = torch.cat([torch.ones_like(features, dtype=torch.float32), share, used[..., :1]], -1).unsqueeze(-1)
        vector = (self.table[numbers].float() * (self.scale[numbers] * weights)).sum(-2) + self.bias
        return self.trained.convolved(self.trained.first_norm(vector), used[..., 0])


def export_fast(trained, pieces, piece_vectors, folder):
    """Writes model.onnx, vocab.txt, labels.txt and model.json."""
    os.makedirs(folder, exist_ok=True)
    features = torch.ones(2, 7, 10, dtype=torch.int32)
    entries = torch.ones(2, 7, fast_model.PIECES_A_WORD, dtype=torch.int32)
    names = ["features", "pieces"]
    path = f"{folder}/model.onnx"
    torch.onnx.export(
        ExportedFast(trained.eval(), pieces, piece_vectors).eval(),
        (features, entries),
        path,
        input_names=names,
        output_names=["logits"],
        dynamic_axes={name: {0: "batch", 1: "words"} for name in [*names, "logits"]},
        opset_version=OPSET,
        dynamo=False,
    )
    _with_old_ir_version(path)
    _write_vocabulary(pieces, folder)
    _write_json(
        f"{folder}/model.json",
        {
            "kind": "words",
            "inputs": {"features": "features", "pieces": "pieces"},
            "output": "logits",
            "labels": LABELS,
            "tableRows": list(fast_model.ROWS),
            "piecesAWord": fast_model.PIECES_A_WORD,
            "maxWordCharacters": 64,
            "stripAccents": True,
            "paddingWordsBetweenSentences": 1,
            "decoder": "viterbi-bio",
            "openingWords": sorted(OPENING_WORDS),
        },
    )


def _with_old_ir_version(path):
    model = onnx.load(path)
    model.ir_version = IR_VERSION
    model.producer_name, model.producer_version = "newsweft", ""
    onnx.save(model, path)


def _write_vocabulary(pieces, folder):
    with open(f"{folder}/vocab.txt", "w", encoding="utf-8") as out:
        out.writelines(piece + "\n" for piece in pieces.pieces)
    with open(f"{folder}/labels.txt", "w", encoding="utf-8") as out:
        out.writelines(label + "\n" for label in LABELS)


def _write_json(path, content):
    with open(path, "w", encoding="utf-8") as out:
        json.dump(content, out, indent=2)
        out.write("\n")
