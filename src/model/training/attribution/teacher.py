"""The teacher: MiniLM (Wang et al. 2020) fine-tuned to tag the same tokens, told their looks and quotation state as well."""
import json
import math
import random
import struct
import time
import unicodedata

import numpy as np
import torch
import torch.nn as nn
import torch.nn.functional as F

import gold
import network
import tokens

WIDTH, HEADS, INNER, LAYERS = 384, 12, 1536, 6
LONGEST = 198
UNKNOWN, START, END = 100, 101, 102


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
        self.seen = {tokens.BREAK: [END]}

    def of(self, word):
        if word not in self.seen:
            self.seen[word] = self.split(word)[:6] or [UNKNOWN]
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
                    pieces = [UNKNOWN]
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
        return x * ((torch.rand(x.shape[0], 1, x.shape[2]) > 0.1).to(x.dtype) / 0.9)


class Layer(nn.Module):
    def __init__(self):
        super().__init__()
        self.qkv, self.o = nn.Linear(WIDTH, 3 * WIDTH), nn.Linear(WIDTH, WIDTH)
        self.f1, self.f2 = nn.Linear(WIDTH, INNER), nn.Linear(INNER, WIDTH)
        self.n1, self.n2 = nn.LayerNorm(WIDTH, 1e-12), nn.LayerNorm(WIDTH, 1e-12)
        self.drop = Drop()

    def forward(self, x, bias):
        size, length, _ = x.shape
        q, k, v = self.qkv(x).view(size, length, 3, HEADS, WIDTH // HEADS).permute(2, 0, 3, 1, 4)
        scores = torch.matmul(q / math.sqrt(WIDTH // HEADS), k.transpose(-1, -2)) + bias.to(q.dtype)
        # in the scores' own type: half the memory traffic of the softmax that autocast would choose
        mixed = torch.matmul(torch._softmax(scores, -1, False), v).transpose(1, 2).reshape(size, length, WIDTH)
        x = self.n1(x + self.drop(self.o(mixed)))
        return self.n2(x + self.drop(self.f2(F.gelu(self.f1(x)))))


class Teacher(nn.Module):
    def __init__(self, folder):
        super().__init__()
        w = read_safetensors(folder / "model.safetensors")
        self.words = nn.Embedding.from_pretrained(w["embeddings.word_embeddings.weight"], freeze=True)
        self.places = nn.Embedding.from_pretrained(w["embeddings.position_embeddings.weight"], freeze=False)
        self.kind = nn.Parameter(w["embeddings.token_type_embeddings.weight"][0].clone())
        self.shape, self.quote = nn.Embedding(16, WIDTH), nn.Embedding(8, WIDTH)
        for table in (self.shape, self.quote):
            nn.init.zeros_(table.weight)
        self.norm, self.drop = nn.LayerNorm(WIDTH, 1e-12), Drop()
        self.layers = nn.ModuleList(Layer() for _ in range(LAYERS))
        self.output = nn.Linear(WIDTH, network.TAGS + 5)
        for end in ("weight", "bias"):
            getattr(self.norm, end).data = w["embeddings.LayerNorm." + end]
            for i, layer in enumerate(self.layers):
                own = f"encoder.layer.{i}."
                joined = torch.cat([w[f"{own}attention.self.{n}.{end}"] for n in ("query", "key", "value")])
                getattr(layer.qkv, end).data = joined
                names = {"o": "attention.output.dense", "n1": "attention.output.LayerNorm", "f1": "intermediate.dense",
                         "f2": "output.dense", "n2": "output.LayerNorm"}
                for mine, theirs in names.items():
                    getattr(getattr(layer, mine), end).data = w[f"{own}{theirs}.{end}"]

    def forward(self, pieces, shape, quote, mask):
        x = self.words(pieces) + self.places(torch.arange(pieces.shape[1])) + self.kind + self.shape(shape) + self.quote(quote)
        x = self.drop(self.norm(x))
        bias = (mask[:, None, None, :].float() - 1) * 1e4
        for layer in self.layers:
            x = layer(x, bias)
        return self.output(x)


def windows(article, context, rng=None):
    """(start of context, start, end, end of context): stretches of whole paragraphs where they fit"""
    lengths = np.concatenate([[0], np.cumsum([len(p) for p in article["pieces"]])])
    parts = []
    for start, end in gold.paragraphs(article):
        end = min(end + 1, len(article["words"]))  # with its break
        while end - start > 150:
            parts.append((start, start + 120))
            start += 120
        parts.append((start, end))
    room = LONGEST - context - 20 if context else LONGEST
    first = rng.randint(60, room) if rng else room
    out, i = [], 0
    while i < len(parts):
        start, j = parts[i][0], i + 1
        while j < len(parts) and lengths[parts[j][1]] - lengths[start] <= first:
            j += 1
        end, first = parts[j - 1][1], room
        while lengths[end] - lengths[start] > LONGEST:
            end -= 1
        a, b = start, end
        while a > 0 and lengths[start] - lengths[a - 1] <= context and lengths[end] - lengths[a - 1] <= LONGEST:
            a -= 1
        while b < len(article["words"]) and lengths[b + 1] - lengths[a] <= LONGEST:
            b += 1
        out.append((a, start, end, b))
        i = j
    return out


def collate(items):
    """tensors of pieces; of a token's pieces the first carries its tag"""
    length = 2 + max(sum(len(p) for p in article["pieces"][a:b]) for article, (a, _, _, b) in items)
    pieces, shape, quote = (np.zeros((len(items), length), np.int64) for _ in range(3))
    mask, labels = np.zeros((len(items), length), bool), np.full((3, len(items), length), -100)
    where = []
    for row, (article, (a, start, end, b)) in enumerate(items):
        pieces[row, 0], at = START, 1
        for k in range(a, b):
            own = article["pieces"][k]
            here = slice(at, at + len(own))
            pieces[row, here], shape[row, here], quote[row, here] = own, article["shape"][k], article["quote"][k]
            labels[:, row, at] = article["tag"][k], article["cue_at"][k], article["source_at"][k]
            if start <= k < end:
                where.append((row, at, k))
            at += len(own)
        pieces[row, at] = END
        mask[row, :at + 1] = True
    return [torch.from_numpy(x) for x in (pieces, shape, quote, mask)], torch.from_numpy(labels), where


def run(model, inputs):
    with torch.autocast("cpu", dtype=torch.bfloat16):
        return model(*inputs).float()


def train(model, articles, epochs, rate=2e-4, size=12, seed=1):
    rng = random.Random(seed)
    torch.manual_seed(seed)
    own = ("output", "shape", "quote")
    named = [(n, p) for n, p in model.named_parameters() if p.requires_grad]
    rates = (1e-3, rate)
    groups = [{"params": [p for n, p in named if n.startswith(own) == new]} for new in (True, False)]
    optimizer = torch.optim.AdamW(groups, weight_decay=0.01)
    steps = int(epochs * sum(len(windows(a, 0, rng)) for a in articles) / size)
    step, began = 0, time.time()
    model.train()
    while step < steps:
        items = [(a, w) for a in articles for w in windows(a, 0, rng)]
        rng.shuffle(items)
        for i in range(0, min(len(items) - size, (steps - step) * size), size):
            for group, r in zip(optimizer.param_groups, rates):
                group["lr"] = r * min(1, (step + 1) / 100) * max(0.02, 1 - step / steps)
            inputs, labels, _ = collate(items[i:i + size])
            parts = run(model, inputs).split((network.TAGS, 2, 3), -1)
            loss = sum(share * F.cross_entropy(p.flatten(0, 1), y.flatten(), ignore_index=-100)
                       for share, p, y in zip((1, 0.1, 0.1), parts, labels))
            optimizer.zero_grad()
            loss.backward()
            nn.utils.clip_grad_norm_(model.parameters(), 1.0)
            optimizer.step()
            step += 1
            if step % 50 == 0:
                print(f"teacher {step} of {steps}, loss {float(loss):.3f}, {time.time() - began:.0f} s", flush=True)


def score(model, articles, context=20, size=16):
    """the twelve scores of every token, an array an article"""
    model.eval()
    items = sorted(((i, w) for i, a in enumerate(articles) for w in windows(a, context)), key=lambda x: x[1][3] - x[1][0])
    out = [np.zeros((len(a["words"]), network.TAGS + 5), np.float32) for a in articles]
    with torch.no_grad():
        for first in range(0, len(items), size):
            part = items[first:first + size]
            inputs, _, where = collate([(articles[i], w) for i, w in part])
            found = run(model, inputs).numpy()
            for row, at, k in where:
                out[part[row][0]][k] = found[row, at]
    return out
