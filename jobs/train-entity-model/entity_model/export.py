"""The trained models as ONNX graphs that run on the Java side, with int8 weights."""

import json
import os

import numpy as np
import onnx
import torch

from entity_model import fast as fast_model
from entity_model import small as small_model
from entity_model.evaluate import ExportedFast
from entity_model.graph import DENSE_LAYERS, int8_columns, int8_rows, sentences_graph, small_graph, words_graph
from entity_model.labels import LABELS
from entity_model.text import OPENING_WORDS

# From which probability of every label on a sentence is what `fast` found: set by F1 and time (the model card).
SURE_FOR_SMALL = 0.94
SURE_FOR_FAST = 0.45


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
            "readsWith": {"quick": "fast", "sureFrom": SURE_FOR_SMALL},
            "openingWords": sorted(OPENING_WORDS),
        },
    )


def fast_weights(trained, pieces, piece_vectors):
    """The arrays of `graph.words_graph` and `graph.sentences_graph`: all tables projected to the width of the model."""
    weights = {"base_of": pieces.base, "bias": trained.from_features.bias.detach().numpy()}

    def layer(name, found):
        weights[f"{name}.weight"] = found.weight.detach().numpy()
        weights[f"{name}.bias"] = found.bias.detach().numpy()

    projection = trained.from_features.weight.detach().numpy().T
    parts, begin = [], 0
    for table in trained.tables:
        rows = table.weight.detach().numpy()
        parts.append(rows @ projection[begin : begin + rows.shape[1]])
        begin += rows.shape[1]
    starts = np.cumsum([0] + [len(part) for part in parts])
    parts.append(piece_vectors @ trained.from_mean.weight.detach().numpy().T)
    parts.append(piece_vectors @ trained.from_first.weight.detach().numpy().T)
    weights["table"], weights["table_scale"] = int8_rows(np.concatenate(parts))
    weights["starts"] = np.repeat(starts[:-1], 2)
    weights["mean_start"], weights["first_start"] = starts[-1], starts[-1] + len(piece_vectors)
    layer("first_norm", trained.first_norm)
    for number, (convolution, norm) in enumerate(zip(trained.layers, trained.norms)):
        layer(number, convolution)
        weights[f"{number}.weight"] = weights[f"{number}.weight"].T
        layer(f"{number}.norm", norm)
    layer("head", trained.head)
    weights["head.weight"] = weights["head.weight"].T
    return weights


def export_fast(trained, pieces, piece_vectors, sentences, folder):
    """Writes words.onnx, model.onnx, vocab.txt, labels.txt and model.json.

    Over `sentences`, lists of words, it is measured how large the numbers get that are brought to 8 bits.
    """
    os.makedirs(folder, exist_ok=True)
    weights = fast_weights(trained.eval(), pieces, piece_vectors)
    layers = len(trained.layers)
    onnx.save(words_graph(weights, fast_model.PIECES_A_WORD), f"{folder}/words.onnx")
    onnx.save(sentences_graph(weights, layers), f"{folder}/model.onnx")
    amplitudes = _amplitudes(ExportedFast(folder, pieces), sentences, layers)
    onnx.save(sentences_graph(weights, layers, amplitudes), f"{folder}/model.onnx")
    _write_vocabulary(pieces, folder)
    _write_json(
        f"{folder}/model.json",
        {
            "kind": "words",
            "inputs": {"features": "features", "pieces": "pieces", "vectors": "vectors", "used": "used"},
            "output": "logits",
            "labels": LABELS,
            "tableRows": list(fast_model.ROWS),
            "piecesAWord": fast_model.PIECES_A_WORD,
            "vectorWidth": fast_model.WIDTH,
            "maxWordCharacters": 64,
            "stripAccents": True,
            "paddingWordsBetweenSentences": 1,
            "decoder": "viterbi-bio",
            "readsWith": {"thorough": "small", "sureFrom": SURE_FOR_FAST},
            "openingWords": sorted(OPENING_WORDS),
        },
    )


def _amplitudes(measured, sentences, layers):
    """The largest value of each channel that goes into each layer."""
    names = [f"into_{number}" for number in range(layers)]
    found = [0] * layers
    for begin in range(0, len(sentences), 50):
        for values in measured.outputs(sentences[begin : begin + 50], names):
            found = [np.maximum(largest, np.abs(value).max(0)) for largest, value in zip(found, values)]
    return found


def _write_vocabulary(pieces, folder):
    with open(f"{folder}/vocab.txt", "w", encoding="utf-8") as out:
        out.writelines(piece + "\n" for piece in pieces.pieces)
    with open(f"{folder}/labels.txt", "w", encoding="utf-8") as out:
        out.writelines(label + "\n" for label in LABELS)


def _write_json(path, content):
    with open(path, "w", encoding="utf-8") as out:
        json.dump(content, out, indent=2)
        out.write("\n")
