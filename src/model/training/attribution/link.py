"""The linker of src/model/attribution/link.rs and the training of its two rankers and of the confidence."""
import bisect

import numpy as np
import torch
import torch.nn as nn

import network

NEAREST, SIGNS, NO_SOURCE = 3, 32, 25


def gap(x, y):
    """(start, end, whether y stands right of x) of what lies between two spans"""
    return (y[1], x[0], 0) if y[1] <= x[0] else (x[1], y[0], 1)


def clipped(value):
    return max(-6.0, min(6.0, value)) / 6


class Linker:
    def __init__(self, article, tags, scores):
        self.article, self.scores = article, scores
        found = network.spans(tags)
        self.sources, self.cues, self.contents = ([s[1:] for s in found if s[0] == role] for role in (1, 2, 3))
        words, looks, quote = article["words"], article["shape"], article["quote"]

        def sums(values):
            return np.concatenate([[0], np.cumsum(np.array(values, int))])

        def starts(spans):
            at = {s[0] for s in spans}
            return sums([i in at for i in range(len(words))])

        self.breaks = sums([x == 0 for x in looks])
        self.ends = sums([x <= 1 for x in looks])
        self.commas = sums([w == "," for w in words])
        self.colons = sums([w in (":", ";") or x == 3 for w, x in zip(words, looks)])
        self.marks = sums([q in (4, 5) for q in quote])
        self.quoted = sums([q in (2, 3) for q in quote])
        self.words = sums([x >= 8 for x in looks])
        self.counts = [starts(s) for s in (self.sources, self.cues, self.contents)]
        self.leanings = np.concatenate([np.zeros((1, 5)), np.cumsum(np.asarray(scores[:, network.TAGS:network.AT], float), 0)])

    @staticmethod
    def count(sums, start, end):
        return int(sums[end] - sums[start]) if end > start else 0

    def leaning(self, span, a, b):
        mean = (self.leanings[span[1]] - self.leanings[span[0]]) / (span[1] - span[0])
        return clipped(mean[a] - mean[b])

    def is_quotation(self, span):
        quoted = self.count(self.quoted, *span)
        return quoted > 0 and 10 * (quoted + self.count(self.marks, *span)) > 8 * (span[1] - span[0])

    def has_content_behind(self, cue, x):
        if x[1] <= cue[0]:
            at = bisect.bisect_left(self.contents, (cue[1], 0))
            if at == len(self.contents):
                return False
            other, between = self.contents[at], (cue[1], self.contents[at][0])
        else:
            at = bisect.bisect_left(self.contents, (cue[0], 0)) - 1
            if at < 0:
                return False
            other, between = self.contents[at], (self.contents[at][1], cue[0])
        return other != x and self.count(self.words, *between) <= 4 and self.count(self.breaks, *between) == 0

    def another_cue_is_nearer(self, source, cue, distance):
        after = bisect.bisect_left(self.cues, (source[0], 0))
        near = [self.cues[i] for i in (after - 1, after) if 0 <= i < len(self.cues) and self.cues[i] != cue]
        return any(gap(source, c)[1] - gap(source, c)[0] < distance for c in near)

    def pair(self, x, y, rank, is_cue):
        start, end, right = gap(x, y)
        breaks, words, marks = (self.count(s, start, end) for s in (self.breaks, self.words, self.marks))
        signs = [not right, right, rank == 0, rank == 1, rank >= 2, breaks == 0, breaks == 1, breaks >= 2, words == 0,
                 1 <= words <= 3, 4 <= words <= 10, words > 10, min(words, 40) / 40]
        signs += [min(self.count(s, start, end), 3) / 3 for s in (*self.counts, self.ends)]
        signs += [self.count(self.commas, start, end) > 0, self.count(self.colons, start, end) > 0, marks > 0, marks > 1]
        size = [y[1] - y[0] > 1, x[1] - x[0] > 10]
        quoted = self.count(self.quoted, *x) > 0
        if is_cue:
            signs += [self.leaning(x, 2 + right, 3 - right), self.leaning(x, 2 + right, 4), *size]
            source_quoted = self.count(self.quoted, *y) > 0
            nearer = self.another_cue_is_nearer(y, x, end - start)
            signs += [0, start == end, source_quoted, quoted, source_quoted != quoted, nearer, 0]
        else:
            signs += [self.leaning(x, right, 1 - right), 0, *size]
            full = self.is_quotation(x)
            signs += [full, quoted and not full, full and right, full and not right and breaks == 0,
                      self.has_content_behind(y, x), self.leaning(y, 2, 4), self.leaning(y, 3, 4)]
        return [float(s) for s in signs]

    def candidates(self, is_cue):
        """[(span, candidates, signs)] of every cue with the sources near it, or of every content with the cues"""
        out, pool, limit = [], self.sources if is_cue else self.cues, 1 if is_cue else 3
        for x in self.cues if is_cue else self.contents:
            middle, near, signs = bisect.bisect_left(pool, (x[0], 0)), [], []
            for rank, at in [(r, middle - 1 - r) for r in range(NEAREST)] + [(r, middle + r) for r in range(NEAREST)]:
                if 0 <= at < len(pool) and self.count(self.breaks, *gap(x, pool[at])[:2]) <= limit:
                    near.append(pool[at])
                    signs.append(self.pair(x, pool[at], rank, is_cue))
            if is_cue:
                near.append(None)
                signs.append([float(i == NO_SOURCE) for i in range(SIGNS)])
            out.append((x, near, np.array(signs, np.float32)))
        return out

    def link(self, cue_of_content, source_of_cue):
        """[{source, cue, content: token spans, margins}]"""
        found = {}
        for cue, near, signs in self.candidates(True):
            at, margin = choose(source_of_cue, signs)
            found[cue] = dict(source=near[at], cue=cue, content=[], margins=[1e9, margin])
        alone = []
        for content, near, signs in self.candidates(False):
            if not near:
                alone.append(dict(source=None, cue=None, content=[content], margins=[0.0, 0.0]))
                continue
            at, margin = choose(cue_of_content, signs)
            one = found[near[at]]
            one["content"].append(content)
            one["margins"][0] = min(one["margins"][0], margin)
        for cue, one in found.items():
            if any(c[1] <= cue[0] and self.is_quotation(c) for c in one["content"]):
                one["content"] = [c for c in one["content"] if c[1] <= cue[0] or self.count(self.quoted, *c) > 0]
        self.hand_back_quotations(list(found.values()))
        return [one for one in (*found.values(), *alone) if one["content"]]

    def hand_back_quotations(self, found):
        leader = None
        for one in found:
            cue = one["cue"]
            if any(c[1] <= cue[0] and self.is_quotation(c) and self.count(self.breaks, c[1], cue[0]) == 0 for c in one["content"]):
                leader = one
            elif leader and self.count(self.ends, leader["cue"][1], cue[0]) == 0:
                back = [c for c in one["content"] if c[0] >= cue[1] and self.is_quotation(c)
                        and self.count(self.ends, cue[1], c[0]) > 0 and self.count(self.breaks, cue[1], c[0]) == 0]
                one["content"] = [c for c in one["content"] if c not in back]
                leader["content"] = sorted(leader["content"] + back)

    def signs_of_right(self, one):
        """what src/model/attribution/mod.rs computes the confidence from"""
        def support(span, begin):
            scores = self.scores[span[0]:span[1]]
            return clipped(float((scores[:, begin:begin + 2].max(1) - scores[:, 0]).mean()))

        return [support(one["cue"], 3) if one["cue"] else -1.0, min(1.0, *(support(c, 5) for c in one["content"])),
                support(one["source"], 1) if one["source"] else 0.0, one["margins"][0] / 10, one["margins"][1] / 10,
                float(one["source"] is not None), 1.0]


def offsets(article, one):
    """an attribution of link() in code points of the article's text"""
    def of(span):
        return [article["tokens"][span[0]][0], article["tokens"][span[1] - 1][1]]

    return dict(source=[of(one["source"])] if one["source"] else [], cue=[of(one["cue"])] if one["cue"] else [],
                content=[of(c) for c in one["content"]])


def choose(ranker, signs):
    """(index of the best candidate, by how much it beats the second)"""
    hidden, bias, output = ranker
    scores = np.maximum(signs @ hidden.T + bias, 0) @ output
    order = np.sort(scores)[::-1]
    return int(scores.argmax()), 10.0 if len(order) < 2 else min(10.0, float(order[0] - order[1]))


def examples(linkers, is_cue):
    def shared(x, y):
        return min(x[1], y[1]) - max(x[0], y[0])

    own, wanted = (3, 1) if is_cue else (5, 3)
    for linker in linkers:
        relations = linker.article["relations"]
        for x, near, signs in linker.candidates(is_cue):
            best = max(((shared(x, y), k) for k, r in enumerate(relations) for y in r[own]), default=(0, 0))
            if best[0] <= 0 or len(near) < 2:
                continue
            gold = relations[best[1]][wanted]
            right = [i for i, y in enumerate(near) if y and any(shared(y, g) > 0 for g in gold)]
            if is_cue and not gold:
                right = [len(near) - 1]
            if right:
                yield signs, right[0]


def train_ranker(linkers, is_cue, epochs=30, units=16, seed=0):
    """(hidden weights, hidden bias, output weights)"""
    torch.manual_seed(seed)
    pairs = list(examples(linkers, is_cue))
    most = max(len(signs) for signs, _ in pairs)
    data, mask = torch.zeros(len(pairs), most, SIGNS), torch.full((len(pairs), most), -1e9)
    for i, (signs, _) in enumerate(pairs):
        data[i, :len(signs)] = torch.from_numpy(signs)
        mask[i, :len(signs)] = 0
    wanted = torch.tensor([right for _, right in pairs])
    net = nn.Sequential(nn.Linear(SIGNS, units), nn.ReLU(), nn.Linear(units, 1, bias=False))
    optimizer = torch.optim.AdamW(net.parameters(), lr=5e-3, weight_decay=1e-3)
    for epoch in range(epochs):
        optimizer.param_groups[0]["lr"] = 5e-3 * (1 - epoch / epochs) + 1e-5
        for batch in torch.randperm(len(pairs)).split(256):
            loss = nn.functional.cross_entropy(net(data[batch])[..., 0] + mask[batch], wanted[batch])
            optimizer.zero_grad()
            loss.backward()
            optimizer.step()
    right = ((net(data)[..., 0] + mask).argmax(1) == wanted).float().mean()
    print(f"{'source of cue' if is_cue else 'cue of content'}: {len(pairs)} examples, {100 * right:.1f} % right", flush=True)
    hidden, bias, output = (p.detach().numpy() for p in net.parameters())
    return hidden, bias, output[0]


def train_confidence(signs, right, steps=3000):
    """weights w for which (1 + s / √(1 + s²)) / 2 with s = w · signs is the likeliest share of right ones"""
    x, y = torch.tensor(np.array(signs, np.float32)), torch.tensor(np.array(right, np.float32))
    w = torch.zeros(x.shape[1], requires_grad=True)
    optimizer = torch.optim.Adam([w], lr=0.02)
    for _ in range(steps):
        s = x @ w
        p = (0.5 + 0.5 * s / (1 + s * s).sqrt()).clamp(1e-4, 1 - 1e-4)
        loss = -(y * p.log() + (1 - y) * (1 - p).log()).mean() + 1e-4 * (w ** 2).sum()
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
    return w.detach().numpy()
