"""The ONNX graph of `small`, written node by node with the fused operators of onnxruntime.

It gives the sums of the trained model with three differences: weights and activations of the dense layers are int8
(weights with a scale for each column, activations as they come, with one scale a tensor); the piece table is int8 with
a scale for each row; GELU is the usual approximation by a hyperbolic tangent (Hendrycks and Gimpel 2016), which is a
third faster. An exporter's graph of plain operators takes a fifth more time: biases, residuals and norms one by one,
the heads laid out by reshaping and transposing, shapes worked out at every run.
"""

import numpy as np
from onnx import TensorProto, checker, helper, numpy_helper

OPSET = 17
IR_VERSION = 8  # onnxruntime 1.15 and later read it
FUSED = "com.microsoft"
NORM_EPSILON = 1e-12
DENSE_LAYERS = ("query", "key", "value", "attended", "inner", "outer")


def int8_rows(table):
    """A table as int8 with a scale for each row."""
    scale = (np.abs(table).max(1, keepdims=True) / 127).clip(1e-9).astype(np.float32)
    return np.round(table / scale).astype(np.int8), scale


def int8_columns(weights):
    """A matrix [inputs, outputs] as int8 with a scale for each output."""
    rows, scale = int8_rows(weights.T)
    return np.ascontiguousarray(rows.T), scale[:, 0]


class _Graph:
    """Nodes and constants as they come; a node's output is named by its number."""

    def __init__(self):
        self.nodes, self.constants = [], []

    def constant(self, name, values):
        self.constants.append(numpy_helper.from_array(np.ascontiguousarray(values), name))
        return name

    def add(self, operator, *inputs, outputs=1, domain="", **attributes):
        """Adds a node, an input of None is left out; gives the name of its output, or a list of names."""
        names = [f"{operator}_{len(self.nodes)}_{number}" for number in range(outputs)]
        inputs = [name or "" for name in inputs]
        self.nodes.append(helper.make_node(operator, inputs, names, domain=domain, **attributes))
        return names[0] if outputs == 1 else names

    def fused(self, operator, *inputs, **attributes):
        return self.add(operator, *inputs, domain=FUSED, **attributes)


def small_graph(weights, blocks, heads, labels):
    """The graph as a model of ONNX.

    `weights` holds arrays by name: `piece_table` int8 [pieces, width] with `piece_scale` [pieces, 1]; `base_of` and
    `case_of` int32, for each entry of the vocabulary its row and its case; `case`, `kinds` and `positions`
    [number, width]; for each dense layer, `N.query` to `N.outer` of block N and `head`, the int8 matrix
    [inputs, outputs] under `.rows`, a scale for each output under `.scale`, and `.bias`; for each norm, `first_norm`,
    `N.attended_norm` and `N.outer_norm`, `.weight` and `.bias`.
    """
    graph = _Graph()
    for name, values in weights.items():
        graph.constant(name, values)
    vector = _embedded(graph)
    used = graph.add("Cast", "attention_mask", to=TensorProto.INT32)
    for block in range(blocks):
        vector = _block(graph, block, vector, used, heads)
    scores = _dense(graph, vector, "head", "head.bias")
    graph.add("Identity", scores)
    graph.nodes[-1].output[0] = "logits"

    shape = ["batch", "sequence"]
    names = ("input_ids", "attention_mask", "token_type_ids")
    inputs = [helper.make_tensor_value_info(name, TensorProto.INT64, shape) for name in names]
    output = helper.make_tensor_value_info("logits", TensorProto.FLOAT, [*shape, labels])
    model = helper.make_model(
        helper.make_graph(graph.nodes, "small", inputs, [output], graph.constants),
        opset_imports=[helper.make_opsetid("", OPSET), helper.make_opsetid(FUSED, 1)],
        producer_name="newsweft",
    )
    model.ir_version = IR_VERSION
    checker.check_model(model)
    return model


def _embedded(graph):
    base = graph.add("Gather", "base_of", "input_ids")
    rows = graph.add("Cast", graph.add("Gather", "piece_table", base), to=TensorProto.FLOAT)
    vector = graph.add("Mul", rows, graph.add("Gather", "piece_scale", base))
    vector = graph.add("Add", vector, graph.add("Gather", "case", graph.add("Gather", "case_of", "input_ids")))
    vector = graph.add("Add", vector, graph.add("Gather", "kinds", "token_type_ids"))
    first, second, third = (graph.constant(f"place_{place}", np.array([place])) for place in range(3))
    length = graph.add("Slice", graph.add("Shape", "input_ids"), second, third, first)
    vector = graph.add("Add", vector, graph.add("Slice", "positions", first, length, first))
    return graph.add(
        "LayerNormalization", vector, "first_norm.weight", "first_norm.bias", axis=-1, epsilon=NORM_EPSILON
    )


def _block(graph, block, vector, used, heads):
    query, key, value, attended, inner, outer = (f"{block}.{layer}" for layer in DENSE_LAYERS)
    # The three read the same words, which are brought to int8 once.
    small, scale, zero = graph.add("DynamicQuantizeLinear", vector, outputs=3)
    ways = [
        graph.fused(
            "MatMulIntegerToFloat", small, f"{layer}.rows", scale, f"{layer}.scale", zero, None, f"{layer}.bias"
        )
        for layer in (query, key, value)
    ]
    context = graph.fused("MultiHeadAttention", *ways, None, used, num_heads=heads)
    vector = _added(graph, _dense(graph, context, attended), f"{attended}.bias", vector, f"{block}.attended_norm")
    inside = graph.fused("FastGelu", _dense(graph, vector, inner), f"{inner}.bias")
    return _added(graph, _dense(graph, inside, outer), f"{outer}.bias", vector, f"{block}.outer_norm")


def _dense(graph, vector, layer, bias=None):
    return graph.fused("DynamicQuantizeMatMul", vector, f"{layer}.rows", f"{layer}.scale", None, bias)


def _added(graph, change, bias, vector, norm):
    """A layer's result with its bias, added to what went into it, and normalised."""
    return graph.fused(
        "SkipLayerNormalization", change, vector, f"{norm}.weight", f"{norm}.bias", bias, epsilon=NORM_EPSILON
    )
