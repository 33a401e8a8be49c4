"""The ONNX graphs of `small` and `fast`, written node by node with the fused operators of onnxruntime.

`small` gives the sums of the trained model with three differences: weights and activations of the dense layers are
int8 (weights with a scale for each column, activations as they come, with one scale a tensor); the piece table is int8
with a scale for each row; GELU is the usual approximation by a hyperbolic tangent (Hendrycks and Gimpel 2016), which is
a third faster. An exporter's graph of plain operators takes a fifth more time: biases, residuals and norms one by one,
the heads laid out by reshaping and transposing, shapes worked out at every run.

`fast` is two graphs: one makes the vector of a word, which the reader keeps, the other reads the vectors of sentences.
Its convolutions are sums of whole numbers: what goes into one has 8 bits, with a scale for each channel that is fixed
beforehand (what is usual there, measured over text), and its weights 7, so that no processor has to cut a sum short.
So the scores of a word do not depend on what else is in the call, and it takes a third of the time of float32.
"""

import numpy as np
from onnx import TensorProto, checker, helper, numpy_helper

OPSET = 17
IR_VERSION = 8  # onnxruntime 1.15 and later read it
FUSED = "com.microsoft"
NORM_EPSILON = 1e-12
FAST_EPSILON = 1e-5
MIDDLE = 128  # stands for 0 in unsigned bytes
LARGEST_WEIGHT = 63
HEADROOM = 1.1  # over the largest value that was seen
DENSE_LAYERS = ("query", "key", "value", "attended", "inner", "outer")


def int8_rows(table, largest=127):
    """A table as int8 with a scale for each row."""
    scale = (np.abs(table).max(1, keepdims=True) / largest).clip(1e-9).astype(np.float32)
    return np.round(table / scale).astype(np.int8), scale


def int8_columns(weights, largest=127):
    """A matrix [inputs, outputs] as int8 with a scale for each output."""
    rows, scale = int8_rows(weights.T, largest)
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

    def model(self, name, inputs, outputs):
        model = helper.make_model(
            helper.make_graph(self.nodes, name, inputs, outputs, self.constants),
            opset_imports=[helper.make_opsetid("", OPSET), helper.make_opsetid(FUSED, 1)],
            producer_name="newsweft",
        )
        model.ir_version = IR_VERSION
        checker.check_model(model)
        return model


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
    return graph.model("small", inputs, [output])


def words_graph(weights, pieces_a_word):
    """From `features` [words, 10] and `pieces` [words, pieces_a_word] to `vectors` [words, width].

    `weights` holds: `table` int8 [rows, width] with `table_scale` [rows, 1], the rows of all tables one behind the
    other; `starts`, for each feature the first row of its table; `base_of`, for each entry of the vocabulary its row;
    `mean_start` and `first_start`, the first rows of the pieces' two tables; `bias`; `first_norm.weight`, `.bias`.
    """
    graph = _Graph()
    for name in ("table", "table_scale", "bias", "first_norm.weight", "first_norm.bias"):
        graph.constant(name, weights[name])
    for name in ("starts", "base_of", "mean_start", "first_start"):
        graph.constant(name, np.asarray(weights[name], dtype=np.int32))
    begin, end, last, inner = (graph.constant(f"at_{n}", np.array([n])) for n in (0, 1, -1, -2))
    base = graph.add("Gather", "base_of", "pieces")
    rows = graph.add(
        "Concat",
        graph.add("Add", "features", "starts"),
        graph.add("Add", base, "mean_start"),
        graph.add("Add", graph.add("Slice", base, begin, end, last), "first_start"),
        axis=-1,
    )
    used = graph.add("Cast", graph.add("Cast", "pieces", to=TensorProto.BOOL), to=TensorProto.FLOAT)
    one = graph.constant("one", np.array(1, dtype=np.float32))
    count = graph.add("Clip", graph.add("ReduceSum", used, last, keepdims=1), one)
    ones = graph.add(
        "ConstantOfShape",
        graph.add("Shape", "features"),
        value=helper.make_tensor("value", TensorProto.FLOAT, [1], [1.0]),
    )
    first_used = graph.add("Slice", used, begin, end, last)
    share = graph.add("Concat", ones, graph.add("Div", used, count), first_used, axis=-1)
    scale = graph.add("Mul", graph.add("Squeeze", graph.add("Gather", "table_scale", rows), last), share)
    parts = graph.add("Cast", graph.add("Gather", "table", rows), to=TensorProto.FLOAT)
    # As products of matrices: a ReduceSum adds up in another order if there is one word only.
    vector = graph.add("Squeeze", graph.add("MatMul", graph.add("Unsqueeze", scale, inner), parts), inner)
    vector = graph.add("Add", vector, "bias")
    graph.add(
        "LayerNormalization", vector, "first_norm.weight", "first_norm.bias", axis=-1, epsilon=FAST_EPSILON
    )
    graph.nodes[-1].output[0] = "vectors"
    lengths = {"features": len(weights["starts"]), "pieces": pieces_a_word}
    inputs = [helper.make_tensor_value_info(n, TensorProto.INT32, ["words", length]) for n, length in lengths.items()]
    output = helper.make_tensor_value_info("vectors", TensorProto.FLOAT, ["words", len(weights["bias"])])
    return graph.model("words", inputs, [output])


def sentences_graph(weights, layers, amplitudes=None):
    """From `vectors` [batch, words, width] and `used` [batch, words], 0 for an empty word, to `logits`.

    `weights` holds for each layer N `N.weight` [3 width, 2 width] (left, own and right vector; value and gate),
    `N.bias`, `N.norm.weight`, `N.norm.bias`, and `head.weight`, `head.bias`. `amplitudes` has for each layer the
    largest value of each channel that went into it. Without them the graph is float32 and gives what goes into the
    layers too, as `into_N`, to measure them.
    """
    graph = _Graph()
    width, labels = weights["head.weight"].shape
    for name, value in (("begin", 0), ("end", 2**31 - 1), ("two", 2), ("last_two", -2), ("axis", 1)):
        graph.constant(name, np.array([value]))
    graph.constant("sides", np.array([0, 1, 0, 0, 1, 0]))
    mask = graph.add("Unsqueeze", "used", graph.constant("inner", np.array([2])))
    vector, measured = "vectors", []
    for number in range(layers):
        vector = graph.add("Mul", vector, mask)
        unit = None
        if amplitudes is None:
            measured.append(f"into_{number}")
            graph.nodes[-1].output[0] = vector = measured[-1]
        else:
            unit = (HEADROOM * amplitudes[number] / 127).astype(np.float32)
        value, gate = _convolution(graph, vector, weights, number, unit)
        changed = graph.add("Mul", value, graph.add("Sigmoid", gate))
        norm = [graph.constant(f"{number}.norm.{part}", weights[f"{number}.norm.{part}"]) for part in ("weight", "bias")]
        changed = graph.add("LayerNormalization", changed, *norm, axis=-1, epsilon=FAST_EPSILON)
        vector = graph.add("Add", vector, changed)
    head = [graph.constant(f"head.{part}", weights[f"head.{part}"]) for part in ("weight", "bias")]
    graph.add("Add", graph.add("MatMul", vector, head[0]), head[1])
    graph.nodes[-1].output[0] = "logits"
    shape = ["batch", "words"]
    inputs = [
        helper.make_tensor_value_info("vectors", TensorProto.FLOAT, [*shape, width]),
        helper.make_tensor_value_info("used", TensorProto.FLOAT, shape),
    ]
    outputs = [helper.make_tensor_value_info("logits", TensorProto.FLOAT, [*shape, labels])]
    outputs += [helper.make_tensor_value_info(name, TensorProto.FLOAT, [*shape, width]) for name in measured]
    return graph.model("sentences", inputs, outputs)


def _convolution(graph, vector, weights, number, unit):
    """Value and gate of a layer, from each vector and its two neighbours; `unit` is what 1 stands for in a channel."""
    width = len(weights[f"{number}.bias"]) // 2
    if unit is None:
        nothing = graph.constant(f"{number}.nothing", np.array(0, dtype=np.float32))
    else:
        nothing = graph.constant(f"{number}.nothing", np.array(MIDDLE, dtype=np.uint8))
        one = graph.constant(f"{number}.one", np.array(1, dtype=np.float32))
        vector = graph.add("Mul", vector, graph.constant(f"{number}.units", 1 / unit))
        vector = graph.add("QuantizeLinear", vector, one, nothing)
    padded = graph.add("Pad", vector, "sides", nothing, mode="constant")
    left = graph.add("Slice", padded, "begin", "last_two", "axis")
    right = graph.add("Slice", padded, "two", "end", "axis")
    window = graph.add("Concat", left, vector, right, axis=-1)
    results = []
    for part, columns in (("value", slice(0, width)), ("gate", slice(width, 2 * width))):
        name = f"{number}.{part}"
        matrix = weights[f"{number}.weight"][:, columns]
        bias = graph.constant(f"{name}.bias", weights[f"{number}.bias"][columns])
        if unit is None:
            results.append(graph.add("Add", graph.add("MatMul", window, graph.constant(name, matrix)), bias))
        else:
            rows, scale = int8_columns(matrix * np.tile(unit, 3)[:, None], LARGEST_WEIGHT)
            rows, scale = graph.constant(f"{name}.rows", rows), graph.constant(f"{name}.scale", scale)
            results.append(graph.fused("MatMulIntegerToFloat", window, rows, one, scale, nothing, None, bias))
    return results


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
