"""Makes the tiny token classifier beside this file. Needs onnx and numpy: python make_model.py

It has the files, inputs and output that Spark NLP's BertForTokenClassification asks for, and knows
its names by heart: a piece of the vocabulary has one label.
"""

import os

import numpy as np
from onnx import TensorProto, checker, helper, numpy_helper, save

HERE = os.path.dirname(os.path.abspath(__file__))
LABELS = ["O", "B-PERSON", "I-PERSON", "B-ORG", "I-ORG", "B-VESSEL"]
NAMES = {
    "Murat": "B-PERSON", "Lee": "I-PERSON", "Ana": "B-PERSON", "Ruiz": "I-PERSON",
    "Delta": "B-ORG", "Bank": "I-ORG", "Zeph": "B-VESSEL", "##yr": "O",
}  # fmt: skip
PIECES = ["[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]"] + list(NAMES)


def main():
    table = np.full((len(PIECES), len(LABELS)), -2, dtype=np.float32)
    for row, piece in enumerate(PIECES):
        table[row, LABELS.index(NAMES.get(piece, "O"))] = 2
    names = ["input_ids", "attention_mask", "token_type_ids"]
    inputs = [helper.make_tensor_value_info(name, TensorProto.INT64, ["batch", "sequence"]) for name in names]
    output = helper.make_tensor_value_info("logits", TensorProto.FLOAT, ["batch", "sequence", len(LABELS)])
    nodes = [
        helper.make_node("Gather", ["table", "input_ids"], ["own"]),
        # What is masked or of another type than 0 loses its scores.
        helper.make_node("Sub", ["attention_mask", "token_type_ids"], ["seen"]),
        helper.make_node("Cast", ["seen"], ["share"], to=TensorProto.FLOAT),
        helper.make_node("Unsqueeze", ["share", "last"], ["shares"]),
        helper.make_node("Mul", ["own", "shares"], ["logits"]),
    ]
    values = [numpy_helper.from_array(table, "table"), numpy_helper.from_array(np.array([2], np.int64), "last")]
    graph = helper.make_graph(nodes, "tiny", inputs, [output], values)
    model = helper.make_model(graph, opset_imports=[helper.make_opsetid("", 14)], producer_name="newsweft")
    model.ir_version = 8
    checker.check_model(model)
    save(model, f"{HERE}/model.onnx")
    os.makedirs(f"{HERE}/assets", exist_ok=True)
    for name, lines in (("vocab", PIECES), ("labels", LABELS)):
        with open(f"{HERE}/assets/{name}.txt", "w", encoding="utf-8") as out:
            out.writelines(line + "\n" for line in lines)


if __name__ == "__main__":
    main()
