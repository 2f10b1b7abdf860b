"""Writes the weights in the format that src/model/attribution/weights.rs describes."""
import struct

import numpy as np

import chain

ACTIVATION_BITS, WEIGHT_BITS = 9, 12


def table(numbers):
    limit = np.quantile(np.abs(numbers), 0.99995)
    multiplier = int(np.ceil(limit * 2 ** ACTIVATION_BITS * 256 / 127))
    small = np.clip(np.round(numbers * 2 ** ACTIVATION_BITS * 256 / multiplier), -127, 127).astype(np.int8)
    return struct.pack("<H", multiplier) + small.tobytes()


def dense(*layers):
    """of several layers one after the other, which read the same rows"""
    weights, bias = (np.concatenate([p.detach().numpy().astype(np.float64) for p in ends])
                     for ends in zip(*((layer.weight, layer.bias) for layer in layers)))
    multipliers = np.clip(np.ceil(np.abs(weights).max(1) * 2 ** WEIGHT_BITS * 256 / 127), 1, 65535)
    small = np.clip(np.round(weights * 2 ** WEIGHT_BITS * 256 / multipliers[:, None]), -127, 127).astype(np.int8)
    bias = np.round(bias * 2 ** (ACTIVATION_BITS + WEIGHT_BITS))
    return multipliers.astype("<u2").tobytes() + small.tobytes() + bias.astype("<i4").tobytes()


def floats(numbers):
    return struct.pack("<I", len(numbers)) + np.asarray(numbers, "<f4").tobytes()


def write(path, known, net, entry, rankers, confidence):
    """`entry` is added to the transitions into a source, a cue and a content"""
    order = sorted(known)
    out = [b"HSY5", struct.pack("<II", len(order), net.tables[0].num_embeddings), np.array(order, "<u4").tobytes(),
           np.array([known[h] for h in order], "<u2").tobytes()]
    out += [table(t.weight.detach().numpy()) for t in net.tables]
    out.append(dense(net.first))
    for taps, mix in zip(net.taps, net.mix):
        scaled = np.round(taps.detach().numpy() * 2 ** WEIGHT_BITS)
        out += [np.clip(scaled, -32768, 32767).astype("<i2").tobytes(), dense(mix)]
    out += [dense(layer) for layer in (net.recurrent.forwards, net.recurrent.backwards, net.recurrent.output)]
    out.append(dense(net.output, net.voice, net.named))
    out += [np.round(t * 2 ** WEIGHT_BITS).astype("<i4").tobytes() for t in with_entry(net.transitions(), entry)]
    for hidden, bias, output in rankers:
        out += [struct.pack("<I", len(hidden)), *map(floats, hidden), floats(bias), floats(output)]
    out.append(floats(confidence))
    path.write_bytes(b"".join(out))


def with_entry(transitions, entry):
    between, first, last = (np.maximum(t, chain.NEVER) for t in transitions)
    for tag, more in zip((1, 3, 5), entry):
        between[:, tag] += more
        first[tag] += more
    return between, first, last
