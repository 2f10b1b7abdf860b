"""The network of src/model/attribution/network.rs in floating point, and its training."""
import math
import random
import time

import numpy as np
import torch
import torch.nn as nn
import torch.nn.functional as F

import chain
import exchange
import gold
import recurrent
import speech
import tokens
from chain import FORBIDDEN, FORBIDDEN_FIRST, TAGS

WIDTH = 128
REACH = (1, 2, 4, 8, 16, 1, 2, 4, 8)
# After so many of the separable layers comes the recurrent one.
BEFORE_RECURRENT = 5
# After the tags and five leanings: of the token's sentence, whether it is biased and whether it states its writer's own view; of the
# token, whether it pushes, twice.
VOICE = 4
AT = TAGS + 5
# Then, of the token: none, begin and further of a person, an organisation, a place (named.py).
NAMES = 7
NAMED_AT = AT + VOICE
TABLES = ((None, 64), (tokens.PARTS, 16), (tokens.PARTS, 16), (speech.TAGS, 8), (16, 8), (8, 8), (4, 8))


# How much the log loss of sentences, that of words and that of names count beside the tags'.
SENTENCES, WORDS, NAMED = 0.3, 0.5, 0.5


class Network(nn.Module):
    def __init__(self, start, dropout=0.15, word_dropout=0.1):
        super().__init__()
        self.dropout, self.word_dropout = dropout, word_dropout
        self.tables = nn.ModuleList(nn.Embedding(rows or len(start), columns) for rows, columns in TABLES)
        self.tables[0].weight.data = torch.from_numpy(start).clone()
        for table in self.tables[1:]:
            table.weight.data.mul_(0.3)
        self.first = nn.Linear(3 * WIDTH, WIDTH)
        self.mix = nn.ModuleList(nn.Linear(WIDTH, WIDTH) for _ in REACH[1:])
        taps = [torch.cat([torch.randn(1, WIDTH) * 0.4 + here for here in (0, 0.5, 0)]) for _ in REACH[1:]]
        self.taps = nn.ParameterList(nn.Parameter(t) for t in taps)
        self.recurrent = recurrent.Recurrent(WIDTH)
        self.output = nn.Linear(WIDTH, TAGS + 5)
        self.between = nn.Parameter(torch.zeros(TAGS, TAGS))
        self.first_tag = nn.Parameter(torch.zeros(TAGS))
        self.last_tag = nn.Parameter(torch.zeros(TAGS))
        self.voice = nn.Linear(WIDTH, VOICE)
        self.named = nn.Linear(WIDTH, NAMES)

    def forward(self, rows, mask):
        mask, length = mask[..., None].float(), rows.shape[1]
        words = rows[..., 0]
        if self.training:
            words = words * (torch.rand(words.shape) > self.word_dropout)
        x = torch.cat([t(r) for t, r in zip(self.tables, (words, *rows[..., 1:].unbind(-1)))], -1)
        x = F.dropout(x, self.dropout / 2, self.training) * mask
        wide = F.pad(x, (0, 0, 1, 1))
        y = F.relu(self.first(torch.cat([wide[:, :length], x, wide[:, 2:]], -1)))
        x = F.dropout(y, self.dropout, self.training) * mask
        for number, (mix, taps, reach) in enumerate(zip(self.mix, self.taps, REACH[1:])):
            if number == BEFORE_RECURRENT:
                x = (x + F.dropout(F.relu(self.recurrent(x, mask)), self.dropout, self.training)) * mask
            wide = F.pad(x, (0, 0, reach, reach))
            y = F.relu(mix(wide[:, :length] * taps[0] + x * taps[1] + wide[:, 2 * reach:] * taps[2]))
            x = (x + F.dropout(y, self.dropout, self.training)) * mask
        return torch.cat([self.output(x), self.voice(x), self.named(x)], -1)

    def transitions(self):
        between, first = self.between + FORBIDDEN, self.first_tag + FORBIDDEN_FIRST
        return [t.detach().numpy() for t in (between, first, self.last_tag)]


def stretches(article):
    """paragraphs, the long ones cut where no span is cut"""
    out = []
    for start, end in gold.paragraphs(article):
        while end - start > 160:
            cut = start + 120
            while cut < end and article["tag"][cut] in (2, 4, 6):
                cut += 1
            if cut >= end:
                break
            out.append((start, cut))
            start = cut
        out.append((start, end))
    return out


def prepare(article, known):
    article["rows"] = np.array(tokens.rows(article, known), np.int64).reshape(-1, len(TABLES))
    article["cue_at"], article["source_at"] = gold.leanings(article)
    article["stretches"] = stretches(article)
    chain.want(article, *chain.of_tags(article))
    return article


def batches(articles, size, rng=None):
    """indices of articles of like length, about `size` tokens a batch"""
    wobble = rng.random if rng else lambda: 0
    order = sorted(range(len(articles)), key=lambda i: len(articles[i]["words"]) + 40 * wobble())
    out, batch, longest = [], [], 0
    for i in order:
        longest = max(longest, len(articles[i]["words"]))
        if batch and longest * (len(batch) + 1) > size:
            out.append(batch)
            batch, longest = [], len(articles[i]["words"])
        batch.append(i)
    out.append(batch)
    if rng:
        rng.shuffle(out)
    return out


def collate(articles):
    length = max(len(a["words"]) for a in articles)

    def padded(key, fill):
        rows = [list(a[key]) + [fill] * (length - len(a[key])) for a in articles]
        return torch.tensor(np.array(rows))

    mask = torch.tensor([[i < len(a["words"]) for i in range(length)] for a in articles])
    zero = np.zeros(len(TABLES), np.int64)
    return padded("rows", zero), mask, padded("cue_at", -100), padded("source_at", -100)


def loss_of(net, articles):
    """the chain's loss a token, and a tenth of each leaning's cross entropy"""
    rows, mask, cue_at, source_at = collate(articles)
    with torch.autocast("cpu", dtype=torch.bfloat16):
        scores = net(rows, mask)
    scores = scores.float()
    loss = 0
    for leaning, where in ((scores[..., 7:9], cue_at), (scores[..., 9:AT], source_at)):
        if (where >= 0).any():
            loss = loss + 0.1 * F.cross_entropy(leaning.flatten(0, 1), where.view(-1), ignore_index=-100)
    wanted = torch.zeros(*scores.shape[:2], TAGS)
    for r, article in enumerate(articles):
        wanted[r, :len(article["words"])] = torch.from_numpy(article["wanted"])
    sums = [torch.from_numpy(sum(a[key] for a in articles)) for key in ("steps", "firsts", "lasts")]
    pieces = sorted(((r, s, e) for r, a in enumerate(articles) for s, e in a["stretches"]), key=lambda p: p[2] - p[1])
    third, total = max(1, (len(pieces) + 2) // 3), 0
    for k in range(0, len(pieces), third):
        group = pieces[k:k + third]
        longest = group[-1][2] - group[-1][1]
        at = torch.tensor([[min(s + j, e - 1) for j in range(longest)] for r, s, e in group])
        row, lengths = torch.tensor([[r] for r, s, e in group]), torch.tensor([e - s for r, s, e in group])
        live = torch.arange(longest)[None] < lengths[:, None]
        total = total + chain.Loss.apply(scores[row, at][..., :TAGS], net.between, net.first_tag, net.last_tag, lengths,
                                         wanted[row, at] * live[..., None], *sums)
        sums = [torch.zeros_like(s) for s in sums]
    total = total / max(1, sum(e - s for r, s, e in pieces))
    return loss + total + loss_of_voice(scores[..., AT:NAMED_AT], articles) + loss_of_names(scores[..., NAMED_AT:], articles)


def loss_of_voice(scores, articles):
    """of sentences, whose scores are the mean over their tokens, and of words, against what they are to teach (voice.py)"""
    sums = F.pad(scores[..., :2].cumsum(1), (0, 0, 1, 0))
    places = [(r, s, e) for r, a in enumerate(articles) if "tones" in a for s, e in a["sentences"]]
    if not places:
        return 0
    row, start, end = torch.tensor(places).T
    means = (sums[row, end] - sums[row, start]) / (end - start)[:, None]
    told = [a for a in articles if "tones" in a]
    loss = SENTENCES * shares_loss(means, torch.from_numpy(np.concatenate([a["tones"] for a in told])))
    words = torch.full((*scores.shape[:2], 2), -1.0)
    for r, article in enumerate(articles):
        if "pushes" in article:
            words[r, :len(article["words"])] = torch.from_numpy(article["pushes"])
    return loss + WORDS * shares_loss(scores[..., 2:], words)


def loss_of_names(scores, articles):
    """the cross entropy of the names' shares (named.py), of the articles that have them"""
    told = [r for r, a in enumerate(articles) if "named" in a]
    if not told:
        return 0
    found = torch.cat([scores[r, :len(articles[r]["words"])] for r in told])
    wanted = torch.from_numpy(np.concatenate([articles[r]["named"] for r in told]))
    return -NAMED * (F.log_softmax(found, -1) * wanted).sum(-1).mean()


def shares_loss(scores, shares):
    """log loss against shares; those below 0 are not known"""
    known = shares >= 0
    return F.binary_cross_entropy_with_logits(scores[known], shares[known]) if known.any() else 0


def train(net, articles, epochs, rate=1.5e-3, falling=False, exchanged=0.0, warm=100, seed=1, report=None, size=5000):
    """trains `net` and leaves in it the moving average of its weights; the rate stays, or falls as a half cosine;
    a share of the words is exchanged for like ones; an article with `often` below 1 is in that share of the epochs"""
    rng, others = random.Random(seed), np.random.default_rng(seed)
    torch.manual_seed(seed)
    rows = {"between", "first_tag", "last_tag"}
    groups = [[p for n, p in net.named_parameters() if (n in rows) == own] for own in (False, True)]
    optimizer = torch.optim.AdamW([{"params": groups[0], "lr": rate}, {"params": groups[1], "lr": 3 * rate}],
                                  weight_decay=1e-3, betas=(0.9, 0.98))
    average = {k: v.clone() for k, v in net.state_dict().items()}

    def some():
        return [a for a in articles if a.get("often", 1) > rng.random()]

    steps, step, began = epochs * len(batches(some(), size)), 0, time.time()
    for epoch in range(epochs):
        net.train()
        taken = some()
        for batch in batches(taken, size, rng):
            share = min(1, (step + 1) / warm)
            if falling:
                share *= max(0.02, 0.5 + 0.5 * math.cos(math.pi * min(1, step / steps)))
            for group, factor in zip(optimizer.param_groups, (1, 3)):
                group["lr"] = rate * factor * share
            chosen = [taken[i] for i in batch]
            if exchanged:
                chosen = [exchange.some(a, exchanged, others) for a in chosen]
            loss = loss_of(net, chosen)
            optimizer.zero_grad()
            loss.backward()
            nn.utils.clip_grad_norm_(net.parameters(), 1.0)
            optimizer.step()
            step += 1
            keep = min(0.998, (1 + step) / (10 + step))
            with torch.no_grad():
                for k, v in net.state_dict().items():
                    average[k].mul_(keep).add_(v, alpha=1 - keep)
        line = f"epoch {epoch + 1}, {time.time() - began:.0f} s"
        if report:
            current = {k: v.clone() for k, v in net.state_dict().items()}
            net.load_state_dict(average)
            line += f": {report(net)}"
            net.load_state_dict(current)
        print(line, flush=True)
    net.load_state_dict(average)


def score(net, articles, size=12000):
    """the scores of every token, an array an article"""
    net.eval()
    out = [None] * len(articles)
    with torch.no_grad():
        for batch in batches(articles, size):
            rows, mask, *_ = collate([articles[i] for i in batch])
            for scores, i in zip(net(rows, mask).numpy(), batch):
                out[i] = scores[:len(articles[i]["words"])]
    return out


def best_tags(scores, transitions, article):
    """the best row of tags of every paragraph (Viterbi)"""
    between, first, last = transitions
    tags = np.zeros(len(scores), int)
    for start, end in gold.paragraphs(article):
        sums, best = scores[start, :TAGS] + first, []
        for k in range(start + 1, end):
            step = sums[:, None] + between
            best.append(step.argmax(0))
            sums = step.max(0) + scores[k, :TAGS]
        tags[end - 1] = (sums + last).argmax()
        for k in range(end - 2, start - 1, -1):
            tags[k] = best[k - start][tags[k + 1]]
    return tags


def spans(tags):
    """[(role, start, end)] of a row of tags: 1 source, 2 cue, 3 content"""
    out, i = [], 0
    while i < len(tags):
        j = i + 1
        if tags[i]:
            role = (tags[i] + 1) // 2
            while j < len(tags) and tags[j] == 2 * role:
                j += 1
            out.append((role, i, j))
        i = j
    return out


def exact(articles, tagged):
    """F1 of exact token spans: source, cue, content"""
    out = []
    for role in (1, 2, 3):
        right = wanted = found = 0
        for article, tags in zip(articles, tagged):
            a, b = ({s for s in spans(t) if s[0] == role} for t in (article["tag"], tags))
            right, wanted, found = right + len(a & b), wanted + len(a), found + len(b)
        out.append(round(200 * right / max(1, wanted + found), 1))
    return out
