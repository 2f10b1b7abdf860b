"""The encoder that teachers start from, and its word pieces: MPNet (Song et al. 2020) or, eight times smaller, MiniLM (Wang et al. 2020)."""
import functools
import json
import math
import struct
import unicodedata

import numpy as np
import torch
import torch.nn as nn
import torch.nn.functional as F

import tokens


@functools.cache
def device():
    """asked only in the processes that teachers learn in: a graphics card is not to be known before a process is forked"""
    return "cuda" if torch.cuda.is_available() else "cpu"


def read_safetensors(path):
    data = path.read_bytes()
    size = struct.unpack("<Q", data[:8])[0]
    out = {}
    for name, entry in json.loads(data[8:8 + size]).items():
        if name != "__metadata__" and entry["dtype"] == "F32":
            a, b = (8 + size + x for x in entry["data_offsets"])
            out[name] = torch.from_numpy(np.frombuffer(data[a:b], np.float32).reshape(entry["shape"]).copy())
    return out


class Pieces:
    """WordPiece of one of our tokens at a time"""

    def __init__(self, folder):
        lines = (folder / "vocab.txt").read_text(encoding="utf-8").split("\n")
        self.numbers = {w: i for i, w in enumerate(lines) if w}
        self.start, self.end = (self.numbers[a if a in self.numbers else b] for a, b in (("<s>", "[CLS]"), ("</s>", "[SEP]")))
        self.seen = {tokens.BREAK: [self.end]}

    def of(self, word):
        if word not in self.seen:
            self.seen[word] = self.split(word)[:6] or [self.numbers["[UNK]"]]
        return self.seen[word]

    def split(self, word):
        plain = unicodedata.normalize("NFD", word.lower()).replace("\u2019", "'")
        plain = "".join(c for c in plain if unicodedata.category(c) != "Mn")
        if len(plain) < 4:
            plain = plain.replace("\u2018", "'").replace("\u2014", "-").replace("\u2013", "-")
        parts, run = [], ""
        for c in plain:
            if c.isalnum():
                run += c
            else:
                parts += [run, c] if run else [c]
                run = ""
        out = []
        for part in parts + [run] if run else parts:
            pieces, i = [], 0
            while i < len(part):
                prefix = "##" if i else ""
                j = next((j for j in range(len(part), i, -1) if prefix + part[i:j] in self.numbers), None)
                if j is None:
                    pieces = [self.numbers["[UNK]"]]
                    break
                pieces.append(self.numbers[prefix + part[i:j]])
                i = j
            out += pieces
        return out


class Drop(nn.Module):
    """drops the same channels all along a sequence"""

    def forward(self, x):
        if not self.training:
            return x
        return x * ((torch.rand(x.shape[0], 1, x.shape[2], device=x.device) > 0.1).to(x.dtype) / 0.9)


class Layer(nn.Module):
    def __init__(self, width, inner, heads, epsilon):
        super().__init__()
        self.heads = heads
        self.qkv, self.o = nn.Linear(width, 3 * width), nn.Linear(width, width)
        self.f1, self.f2 = nn.Linear(width, inner), nn.Linear(inner, width)
        self.n1, self.n2 = nn.LayerNorm(width, epsilon), nn.LayerNorm(width, epsilon)
        self.drop = Drop()

    def forward(self, x, bias):
        size, length, width = x.shape
        q, k, v = self.qkv(x).view(size, length, 3, self.heads, width // self.heads).permute(2, 0, 3, 1, 4)
        scores = torch.matmul(q / math.sqrt(width // self.heads), k.transpose(-1, -2)) + bias.to(q.dtype)
        # in the scores' own type: half the memory traffic of the softmax that autocast would choose
        mixed = torch.matmul(torch._softmax(scores, -1, False), v).transpose(1, 2).reshape(size, length, width)
        x = self.n1(x + self.drop(self.o(mixed)))
        return self.n2(x + self.drop(self.f2(F.gelu(self.f1(x)))))


class Encoder(nn.Module):
    """states of every piece, `width` wide; told what our tokens look like and where they stand in quotation marks as well"""

    def __init__(self, folder):
        super().__init__()
        w = read_safetensors(folder / "model.safetensors")
        told = json.loads((folder / "config.json").read_text(encoding="utf-8"))
        pieces = Pieces(folder)
        self.start, self.end = pieces.start, pieces.end
        self.width, epsilon = told["hidden_size"], told["layer_norm_eps"]
        self.mpnet = told["model_type"] == "mpnet"
        self.words = nn.Embedding.from_pretrained(w["embeddings.word_embeddings.weight"], freeze=True)
        places = w["embeddings.position_embeddings.weight"]
        if self.mpnet:  # Its first two places are no places.
            self.places = nn.Embedding.from_pretrained(places[2:], freeze=False)
            self.distance = nn.Embedding.from_pretrained(w["encoder.relative_attention_bias.weight"], freeze=False)
        else:
            self.places = nn.Embedding.from_pretrained(places + w["embeddings.token_type_embeddings.weight"][0], freeze=False)
        self.shape, self.quote = nn.Embedding(16, self.width), nn.Embedding(8, self.width)
        for table in (self.shape, self.quote):
            nn.init.zeros_(table.weight)
        self.norm, self.drop = nn.LayerNorm(self.width, epsilon), Drop()
        self.layers = nn.ModuleList(Layer(self.width, told["intermediate_size"], told["num_attention_heads"], epsilon)
                                    for _ in range(told["num_hidden_layers"]))
        qkv, attention = (("attn.q", "attn.k", "attn.v"), ("attention.attn.o", "attention.LayerNorm")) if self.mpnet else (
            ("self.query", "self.key", "self.value"), ("attention.output.dense", "attention.output.LayerNorm"))
        names = dict(zip(("o", "n1", "f1", "f2", "n2"), (*attention, "intermediate.dense", "output.dense", "output.LayerNorm")))
        for end in ("weight", "bias"):
            getattr(self.norm, end).data = w["embeddings.LayerNorm." + end]
            for i, layer in enumerate(self.layers):
                own = f"encoder.layer.{i}."
                getattr(layer.qkv, end).data = torch.cat([w[f"{own}attention.{n}.{end}"] for n in qkv])
                for mine, theirs in names.items():
                    getattr(getattr(layer, mine), end).data = w[f"{own}{theirs}.{end}"]

    def forward(self, pieces, shape, quote, mask):
        at = torch.arange(pieces.shape[1], device=pieces.device)
        x = self.drop(self.norm(self.words(pieces) + self.places(at) + self.shape(shape) + self.quote(quote)))
        bias = (mask[:, None, None, :].float() - 1) * 1e4
        if self.mpnet:
            bias = bias + self.distance(buckets(at)).permute(2, 0, 1)[None]
        for layer in self.layers:
            x = layer(x, bias)
        return x


def buckets(at, count=32, furthest=128):
    """how far apart two pieces stand, in MPNet's steps: singly up to 8, then by the logarithm, each side for itself"""
    behind = at[:, None] - at[None]
    far, single = behind.abs(), count // 4
    steps = torch.log(far.clamp(min=1) / single) / math.log(furthest / single) * (count // 2 - single)
    step = torch.where(far < single, far, (single + steps.long()).clamp(max=count // 2 - 1))
    return step + (behind < 0) * (count // 2)


def run(model, inputs):
    """what a teacher gives for inputs made on the processor, in plain floats"""
    with torch.autocast(device(), dtype=torch.bfloat16):
        out = model(*(x.to(device()) for x in inputs))
    return [x.float() for x in out] if isinstance(out, tuple) else out.float()
