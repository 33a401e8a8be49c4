"""Makes the two tiny models beside this file. Needs onnx and numpy: python make_models.py

They have the inputs and outputs of the real ones (data/models/fast/FORMAT.md) and weights written
by hand. A word with a capital and small letters is a person, a word of capitals an organisation.
What stands beside a word, or in its sentence, moves its scores a little, so that a neighbour that
should not be seen would show in the confidence.
"""

import json
import os
import string

import numpy as np
from onnx import TensorProto, checker, helper, numpy_helper, save

HERE = os.path.dirname(os.path.abspath(__file__))
LABELS = ["O", "B-PER", "I-PER", "B-ORG", "I-ORG", "B-LOC", "I-LOC", "B-MISC", "I-MISC"]
ROWS = (60_013, 20_011, 20_011, 4_001, 30_011)
PIECES_A_WORD = 6
OTHER, PERSON, BODY = np.eye(3, dtype=np.float32)


def label_scores():
    """Scores of the labels for the three classes of words."""
    scores = np.full((3, len(LABELS)), -1, dtype=np.float32)
    scores[0, 0] = 2
    scores[1, [1, 2]] = 2, 3
    scores[2, [3, 4]] = 2, 3
    return scores


def hash_of(feature):
    value = 0xCBF29CE484222325
    for byte in feature.encode("utf-8"):
        value = ((value ^ byte) * 0x100000001B3) & 0xFFFFFFFFFFFFFFFF
    value ^= value >> 32
    return (value * 0x9E3779B97F4A7C15) & 0xFFFFFFFFFFFFFFFF


def shape_row(shape):
    return 1 + (hash_of("h" + shape) & 0xFFFFFFFF) % (ROWS[3] - 1)


def vocabulary():
    pieces = ["[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]"]
    signs = string.ascii_letters + string.digits + string.punctuation
    pieces += list(signs)
    pieces += ["##" + sign for sign in string.ascii_letters + string.digits]
    pieces += ["Ana", "Ruiz", "river", "##bank", "UN", "##ESCO"]
    return pieces


def constants(**arrays):
    return [numpy_helper.from_array(array, name) for name, array in arrays.items()]


def save_graph(folder, file, nodes, inputs, output, initializers):
    os.makedirs(f"{HERE}/{folder}", exist_ok=True)
    graph = helper.make_graph(nodes, "tiny", inputs, [output], initializers)
    model = helper.make_model(graph, opset_imports=[helper.make_opsetid("", 14)], producer_name="newsweft")
    model.ir_version = 8
    checker.check_model(model)
    save(model, f"{HERE}/{folder}/{file}")


def write(folder, nodes, inputs, initializers, extra):
    output = helper.make_tensor_value_info("logits", TensorProto.FLOAT, ["batch", "length", len(LABELS)])
    save_graph(folder, "model.onnx", nodes, inputs, output, initializers)
    folder = f"{HERE}/{folder}"
    with open(f"{folder}/vocab.txt", "w", encoding="utf-8") as out:
        out.writelines(piece + "\n" for piece in vocabulary())
    with open(f"{folder}/labels.txt", "w", encoding="utf-8") as out:
        out.writelines(label + "\n" for label in LABELS)
    with open(f"{folder}/model.json", "w", encoding="utf-8") as out:
        json.dump(extra | {"output": "logits", "labels": LABELS, "maxWordCharacters": 64}, out, indent=2)
        out.write("\n")


def tiny_pieces():
    pieces = vocabulary()
    table = np.stack(
        [BODY if len(p) > 1 and p.isupper() and p.isalpha() else PERSON if p[0].isupper() else OTHER for p in pieces]
    )
    names = ["input_ids", "attention_mask", "token_type_ids"]
    inputs = [helper.make_tensor_value_info(name, TensorProto.INT64, ["batch", "length"]) for name in names]
    nodes = [
        helper.make_node("Gather", ["table", "input_ids"], ["class"]),
        helper.make_node("MatMul", ["class", "scores"], ["own"]),
        # The sentence's mean, and mask and types, so that a wrong one shows.
        helper.make_node("ReduceMean", ["own"], ["mean"], axes=[1], keepdims=1),
        helper.make_node("Mul", ["mean", "tenth"], ["around"]),
        helper.make_node("Add", ["own", "around"], ["both"]),
        helper.make_node("Sub", ["attention_mask", "token_type_ids"], ["seen"]),
        helper.make_node("Cast", ["seen"], ["share"], to=TensorProto.FLOAT),
        helper.make_node("Unsqueeze", ["share", "last"], ["shares"]),
        helper.make_node("Mul", ["both", "shares"], ["logits"]),
    ]
    values = constants(
        table=table, scores=label_scores(), tenth=np.array(0.1, np.float32), last=np.array([2], np.int64)
    )
    extra = {
        "kind": "pieces",
        "inputs": {"ids": "input_ids", "mask": "attention_mask", "types": "token_type_ids"},
        "maxPieces": 32,
        "special": {"pad": 0, "unknown": 1, "begin": 2, "end": 3},
    }
    write("tiny-pieces", nodes, inputs, values, extra)


def tiny_words():
    persons = np.array([shape_row("X" + "x" * n) for n in range(1, 5)], np.int32)
    bodies = np.array([shape_row("X" * n) for n in range(2, 5)], np.int32)
    nodes = [
        helper.make_node("Gather", ["features", "shape"], ["rows"], axis=1),
        helper.make_node("Equal", ["rows", "persons"], ["are_persons"]),
        helper.make_node("Cast", ["are_persons"], ["person_each"], to=TensorProto.FLOAT),
        helper.make_node("ReduceSum", ["person_each", "last"], ["person"]),
        helper.make_node("Equal", ["rows", "bodies"], ["are_bodies"]),
        helper.make_node("Cast", ["are_bodies"], ["body_each"], to=TensorProto.FLOAT),
        helper.make_node("ReduceSum", ["body_each", "last"], ["body"]),
        helper.make_node("Sub", ["one", "person"], ["no_person"]),
        helper.make_node("Sub", ["no_person", "body"], ["other"]),
        helper.make_node("Concat", ["other", "person", "body"], ["class"], axis=1),
        # A word without a first piece would have no vector: every word has one.
        helper.make_node("Gather", ["pieces", "first"], ["first_pieces"], axis=1),
        helper.make_node("Cast", ["first_pieces"], ["first_float"], to=TensorProto.FLOAT),
        helper.make_node("Min", ["first_float", "one"], ["is_word"]),
        helper.make_node("Mul", ["class", "is_word"], ["vectors"]),
    ]
    lengths = {"features": 10, "pieces": PIECES_A_WORD}
    inputs = [helper.make_tensor_value_info(n, TensorProto.INT32, ["words", length]) for n, length in lengths.items()]
    output = helper.make_tensor_value_info("vectors", TensorProto.FLOAT, ["words", 3])
    values = constants(
        shape=np.array([6], np.int64),
        first=np.array([0], np.int64),
        last=np.array([1], np.int64),
        persons=persons,
        bodies=bodies,
        one=np.array(1, np.float32),
    )
    save_graph("tiny-words", "words.onnx", nodes, inputs, output, values)

    inputs = [
        helper.make_tensor_value_info("vectors", TensorProto.FLOAT, ["batch", "words", 3]),
        helper.make_tensor_value_info("used", TensorProto.FLOAT, ["batch", "words"]),
    ]
    nodes = [
        # Nothing passes through an empty word.
        helper.make_node("Unsqueeze", ["used", "inner"], ["mask"]),
        helper.make_node("Mul", ["vectors", "mask"], ["used_class"]),
        # The word with a tenth of its left and a twentieth of its right neighbour.
        helper.make_node("Transpose", ["used_class"], ["by_class"], perm=[0, 2, 1]),
        helper.make_node("Conv", ["by_class", "window"], ["mixed"], kernel_shape=[3], pads=[1, 1]),
        helper.make_node("Transpose", ["mixed"], ["by_word"], perm=[0, 2, 1]),
        helper.make_node("MatMul", ["by_word", "scores"], ["logits"]),
    ]
    window = np.zeros((3, 3, 3), np.float32)
    for kind in range(3):
        window[kind, kind] = 0.1, 1, 0.05
    values = constants(inner=np.array([2], np.int64), window=window, scores=label_scores())
    extra = {
        "kind": "words",
        "inputs": {"features": "features", "pieces": "pieces", "vectors": "vectors", "used": "used"},
        "tableRows": list(ROWS),
        "piecesAWord": PIECES_A_WORD,
        "vectorWidth": 3,
        "paddingWordsBetweenSentences": 1,
    }
    write("tiny-words", nodes, inputs, values, extra)


if __name__ == "__main__":
    tiny_pieces()
    tiny_words()
