"""The trained models as ONNX graphs that run on the Java side, with int8 weights."""

import json
import os

import numpy as np
import onnx
import torch
from onnxruntime.quantization import QuantType, quantize_dynamic
from torch import nn

from entity_model import fast as fast_model
from entity_model import small as small_model
from entity_model.labels import LABELS

OPSET = 14
IR_VERSION = 8  # onnxruntime 1.15 and later read it


def int8_rows(table):
    """A table as int8 with a scale for each row."""
    scale = (np.abs(table).max(1, keepdims=True) / 127).clip(1e-9).astype(np.float32)
    return torch.from_numpy(np.round(table / scale).astype(np.int8)), torch.from_numpy(scale)


class ExportedSmall(nn.Module):
    """The same sums as Small, written out plainly, with the piece table in int8."""

    def __init__(self, trained):
        super().__init__()
        body = trained.body
        self.heads = body.config.num_attention_heads
        self.piece_rows, self.piece_scales = int8_rows(body.embeddings.word_embeddings.weight.detach().numpy())
        self.register_buffer("piece_table", self.piece_rows)
        self.register_buffer("piece_scale", self.piece_scales)
        self.register_buffer("base_of", trained.base_of.to(torch.int32))
        self.register_buffer("case_of", trained.case_of.to(torch.int32))
        self.case = trained.case
        self.positions = body.embeddings.position_embeddings
        self.kinds = body.embeddings.token_type_embeddings
        self.first_norm = body.embeddings.LayerNorm
        self.blocks = body.encoder.layer
        self.head = trained.head

    def forward(self, input_ids, attention_mask, token_type_ids):
        base = self.base_of[input_ids].long()
        vector = self.piece_table[base].float() * self.piece_scale[base]
        vector = vector + self.case(self.case_of[input_ids].long()) + self.kinds(token_type_ids)
        vector = self.first_norm(vector + self.positions.weight[: input_ids.shape[1]].unsqueeze(0))
        hidden_from_all = (1.0 - attention_mask[:, None, None, :].float()) * -10000.0
        for block in self.blocks:
            vector = self._block(block, vector, hidden_from_all)
        return self.head(vector)

    def _block(self, block, vector, hidden_from_all):
        attention = getattr(block.attention, "self")
        query = self._by_head(attention.query(vector))
        key = self._by_head(attention.key(vector))
        value = self._by_head(attention.value(vector))
        weights = query @ key.transpose(-1, -2) / query.shape[-1] ** 0.5 + hidden_from_all
        context = (weights.softmax(-1) @ value).transpose(1, 2).flatten(2)
        vector = block.attention.output.LayerNorm(block.attention.output.dense(context) + vector)
        inner = nn.functional.gelu(block.intermediate.dense(vector))
        return block.output.LayerNorm(block.output.dense(inner) + vector)

    def _by_head(self, vector):
        return vector.unflatten(-1, (self.heads, -1)).transpose(1, 2)


def export_small(trained, pieces, folder, exact=False):
    """Writes model.onnx, vocab.txt, labels.txt and model.json."""
    os.makedirs(folder, exist_ok=True)
    path = f"{folder}/model.onnx"
    plain = f"{folder}/model.plain.onnx"
    names = ["input_ids", "attention_mask", "token_type_ids"]
    example = torch.ones(2, 9, dtype=torch.long)
    torch.onnx.export(
        ExportedSmall(trained.eval()).eval(),
        (example, example, example * 0),
        plain,
        input_names=names,
        output_names=["logits"],
        dynamic_axes={name: {0: "batch", 1: "sequence"} for name in [*names, "logits"]},
        opset_version=OPSET,
        dynamo=False,
    )
    if exact:
        os.replace(plain, path)
    else:
        quantize_dynamic(plain, path, weight_type=QuantType.QInt8, per_channel=True, op_types_to_quantize=["MatMul"])
        os.remove(plain)
    _with_old_ir_version(path)
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
            "wordsOfFollowingSentencesARow": 90,
            "decoder": "viterbi-bio",
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
        self.register_buffer("table", rows)
        self.register_buffer("scale", scales)
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
