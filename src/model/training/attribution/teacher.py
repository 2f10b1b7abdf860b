"""The teacher: an encoder fine-tuned to tag the same tokens, told their looks and quotation state as well."""
import random
import time

import numpy as np
import torch
import torch.nn as nn
import torch.nn.functional as F

import encoder
import gold
import network

LONGEST = 198
# Of the tags and both leanings: their rows, how many scores each has and how much it counts.
LABELS = (("tag", network.TAGS, 1), ("cue_at", 2, 0.1), ("source_at", 3, 0.1))


class Teacher(nn.Module):
    """the twelve scores of every piece; a token's are those of its first"""

    def __init__(self, folder, outputs=network.TAGS + 5):
        super().__init__()
        self.body = encoder.Encoder(folder)
        self.output = nn.Linear(self.body.width, outputs)

    def forward(self, pieces, shape, quote, mask):
        return self.output(self.body(pieces, shape, quote, mask))


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


def collate(items, body, labels_of):
    """tensors of pieces; of a token's pieces the first carries its labels, of which the article has a row under each of some names"""
    length = 2 + max(sum(len(p) for p in article["pieces"][a:b]) for article, (a, _, _, b) in items)
    pieces, shape, quote = (np.zeros((len(items), length), np.int64) for _ in range(3))
    mask, labels = np.zeros((len(items), length), bool), np.full((len(labels_of), len(items), length), -100)
    where = []
    for row, (article, (a, start, end, b)) in enumerate(items):
        pieces[row, 0], at = body.start, 1
        for k in range(a, b):
            own = article["pieces"][k]
            here = slice(at, at + len(own))
            pieces[row, here], shape[row, here], quote[row, here] = own, article["shape"][k], article["quote"][k]
            labels[:, row, at] = [article[name][k] for name in labels_of]
            if start <= k < end:
                where.append((row, at, k))
            at += len(own)
        pieces[row, at] = body.end
        mask[row, :at + 1] = True
    return [torch.from_numpy(x) for x in (pieces, shape, quote, mask)], torch.from_numpy(labels), where


def train(model, articles, epochs, labels, rate=2e-4, size=12, seed=1):
    """`labels` are (name of the article's row, outputs, how much it counts)"""
    rng = random.Random(seed)
    torch.manual_seed(seed)
    own = ("output", "body.shape", "body.quote")
    named = [(n, p) for n, p in model.named_parameters() if p.requires_grad]
    rates = (1e-3, rate)
    groups = [{"params": [p for n, p in named if n.startswith(own) == new]} for new in (True, False)]
    optimizer = torch.optim.AdamW(groups, weight_decay=0.01)
    steps = max(1, int(epochs * sum(len(windows(a, 0, rng)) for a in articles) / size))
    step, began = 0, time.time()
    names, outputs, shares = zip(*labels)
    model.to(encoder.device()).train()
    while step < steps:
        items = [(a, w) for a in articles for w in windows(a, 0, rng)]
        rng.shuffle(items)
        for i in range(0, max(1, min(len(items) - size, (steps - step) * size)), size):
            for group, r in zip(optimizer.param_groups, rates):
                group["lr"] = r * min(1, (step + 1) / 100) * max(0.02, 1 - step / steps)
            inputs, wanted, _ = collate(items[i:i + size], model.body, names)
            parts = encoder.run(model, inputs).split(outputs, -1)
            loss = sum(share * F.cross_entropy(p.flatten(0, 1), y.flatten(), ignore_index=-100)
                       for share, p, y in zip(shares, parts, wanted.to(encoder.device())))
            optimizer.zero_grad()
            loss.backward()
            nn.utils.clip_grad_norm_(model.parameters(), 1.0)
            optimizer.step()
            step += 1
            if step % 50 == 0:
                print(f"teacher {step} of {steps}, loss {float(loss):.3f}, {time.time() - began:.0f} s", flush=True)


def score(model, articles, context=20, size=16):
    """the scores of every token, an array an article"""
    model.to(encoder.device()).eval()
    items = sorted(((i, w) for i, a in enumerate(articles) for w in windows(a, context)), key=lambda x: x[1][3] - x[1][0])
    out = [np.zeros((len(a["words"]), model.output.out_features), np.float32) for a in articles]
    with torch.no_grad():
        for first in range(0, len(items), size):
            part = items[first:first + size]
            inputs, _, where = collate([(articles[i], w) for i, w in part], model.body, ())
            found = encoder.run(model, inputs).cpu().numpy()
            for row, at, k in where:
                out[part[row][0]][k] = found[row, at]
    return out
