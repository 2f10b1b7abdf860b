"""The writer's own voice: what people said of sentences and words, and a teacher that says the same of all other texts.

Four numbers, as log odds: of a sentence, whether it is biased (BABE) and whether it states its writer's own view (NewsSD); of a
word, whether it pushes (BABE, and BASIL in straight news). The network gives all four out at each token; a sentence's is the mean over
its tokens. The teacher is asked two more of BASIL's sentences: whether one holds such a word in the writer's own voice, and whether it
is slanted by what it tells.
"""
import hashlib
import math
import random
import re
import tarfile
import time

import numpy as np
import torch
import torch.nn as nn
import torch.nn.functional as F

import chain
import encoder
import gold
import speech
import teacher
import tokens

BIASED, VIEW = range(2)
PUSHES, PUSHES_NEWS = range(2)
HOLDS, SLANTED = 2, 3
FOLDS = 5
# In how many of the epochs sentences that stand in no article are read.
OFTEN = 0.35
# How much each question counts in the teacher's loss, and a yes in it.
OF_SENTENCES = ((1, 1.0), (1, 1.0), (0.5, 3.0), (0.3, 1.0))
OF_WORDS = ((2, 2.0), (2, 4.0))
# Words that end no sentence though a full stop stands behind them.
SHORT = set("mr mrs ms dr sen rep gov gen lt col sgt st jr sr vs no prof rev hon capt maj".split())


def fold(key):
    """one of five parts, by a fixed hash; part 0 is never trained on"""
    return int(hashlib.sha256(f"voice:{key}".encode()).hexdigest(), 16) % FOLDS


def sentence(text, **more):
    spans, words, shapes, quotes = tokens.read(re.sub(r"\s+", " ", text.strip()))
    return dict(words=words, shape=shapes, quote=quotes, tokens=spans, **more)


def babe():
    """sentences with `biased`, and which of their words annotators marked"""
    out = []
    for row in gold.load("opinion/babe.jsonl"):
        if row["biased"] is None:
            continue
        one = sentence(row["text"], labels={BIASED: float(row["biased"])}, fold=fold(row["link"] or row["id"]), id=row["id"])
        low = [w.lower() for w in one["words"]]
        pushes = np.zeros(len(low), np.float32)
        for phrase in row["words"]:
            parts = [p.lower() for p in tokens.read(phrase)[1]]
            for i in range(len(low) - len(parts) + 1):
                if parts and low[i:i + len(parts)] == parts:
                    pushes[i:i + len(parts)] = 1
        one["words_labels"] = {PUSHES: pushes}
        out.append(one)
    return out


def newssd(part):
    """sentences with `subjective`"""
    return [sentence(row["text"], labels={VIEW: float(row["subjective"])}, fold=fold(row["text"]), id=row["id"])
            for row in gold.load(f"opinion/newssd-{part}.jsonl")]


def basil():
    """sentences of straight news, and which of their words push, in the writer's or a source's voice"""
    out = []
    for document in gold.load("loaded/dev.jsonl"):
        for start, end in document["sentences"]:
            text = document["text"][start:end]
            if not text.strip():
                continue
            one = sentence(text, fold=fold(document["event"]), id=document["id"])
            begin = start + len(text) - len(text.lstrip())
            pushes, quoted = np.zeros(len(one["words"]), np.float32), np.zeros(len(one["words"]), bool)
            for mark in document["loaded"]:
                for i, (a, b) in enumerate(one["tokens"]):
                    if begin + a < mark["end"] and begin + b > mark["start"] and one["words"][i][0].isalnum():
                        pushes[i], quoted[i] = 1, mark["in_quote"]
            slanted = any(m["start"] < end and m["end"] > start and not m["in_quote"] for m in document["informational"])
            one["labels"] = {HOLDS: float((pushes > quoted).any()), SLANTED: float(slanted)}
            one["words_labels"] = {PUSHES_NEWS: pushes}
            out.append(one)
    return out


def editorials(package):
    """sentences of five hundred editorials of the New York Times, which nobody judged for this (Hutto and Gilbert 2014), from the source
    package of VADER: an archive in an archive"""
    with tarfile.open(package) as outer, tarfile.open(fileobj=outer.extractfile(member(outer, "hutto_ICWSM_2014.tar.gz"))) as inner:
        rows = inner.extractfile(member(inner, "nytEditorialSnippets_GroundTruth.txt")).read().decode("utf-8", "replace").splitlines()
    found = [sentence(row.split("\t")[2].replace("''", '"').replace("``", '"')) for row in rows]
    return [one for one in found if len(one["words"]) > 3]


def member(archive, name):
    return next(one for one in archive.getmembers() if one.name.rpartition("/")[2] == name)


def sentences(article):
    """[(start, end)] in tokens; a sentence never crosses a paragraph, and where sentences were judged alone each is a paragraph"""
    words, out = article["words"], []
    if article["id"].startswith("opinion"):
        return gold.paragraphs(article)
    for start, end in gold.paragraphs(article):
        first, k = start, start
        while k < end:
            k += 1
            if words[k - 1][0] not in ".!?" or k == end or k - first < 2:
                continue
            before = words[k - 2].lower()
            while k < end and words[k] in ("\u201d", '"', "''", ")", "\u2019") and article["quote"][k] != 4:
                k += 1
            opens = k < end and (words[k][0].isupper() or words[k] in ("\u201c", '"', "``", "\u2018", "("))
            if opens and before not in SHORT and not (len(before) == 1 and before.isalpha()):
                out.append((first, k))
                first = k
        if first < end:
            out.append((first, end))
    return out


class Teacher(nn.Module):
    """an encoder with a head for words and one for sentences"""

    def __init__(self, folder):
        super().__init__()
        self.body = encoder.Encoder(folder)
        self.word, self.sentence = nn.Linear(self.body.width, 2), nn.Linear(2 * self.body.width, 4)
        self.drop = nn.Dropout(0.2)

    def forward(self, pieces, shape, quote, mask):
        found = self.body(pieces, shape, quote, mask).float()
        live = mask[..., None].float()
        mean = (found * live).sum(1) / live.sum(1)
        of_sentence = self.sentence(self.drop(torch.cat([mean, found[:, 0]], -1)))
        return self.word(self.drop(found)), of_sentence


def collate(sentences, body):
    """tensors of pieces, and where the first piece of each token stands"""
    length = min(teacher.LONGEST, 2 + max(sum(map(len, s["pieces"])) for s in sentences))
    pieces, shape, quote = (np.zeros((len(sentences), length), np.int64) for _ in range(3))
    mask, places = np.zeros((len(sentences), length), bool), []
    for row, one in enumerate(sentences):
        pieces[row, 0], at, firsts = body.start, 1, []
        for own, looks, state in zip(one["pieces"], one["shape"], one["quote"]):
            if at + len(own) >= length:
                break
            here = slice(at, at + len(own))
            pieces[row, here], shape[row, here], quote[row, here] = own, looks, state
            firsts.append(at)
            at += len(own)
        pieces[row, at] = body.end
        mask[row, :at + 1] = True
        places.append(firsts)
    return [torch.from_numpy(x) for x in (pieces, shape, quote, mask)], places


def log_loss(scores, wanted, weight=1.0):
    """of those that have a label (not below 0); `weight` is that of a yes"""
    known = wanted >= 0
    if not known.any():
        return torch.zeros((), device=scores.device)
    return F.binary_cross_entropy_with_logits(scores[known], wanted[known], pos_weight=torch.tensor(weight, device=scores.device))


def train(model, labelled, epochs=3, rate=1e-4, size=16, seed=1):
    rng = random.Random(seed)
    torch.manual_seed(seed)
    named = [(n, p) for n, p in model.named_parameters() if p.requires_grad]
    own = ("word", "sentence", "body.shape", "body.quote")
    groups = [{"params": [p for n, p in named if n.startswith(own) == new], "lr": r} for new, r in ((True, 1e-3), (False, rate))]
    optimizer = torch.optim.AdamW(groups, weight_decay=0.01)

    def shuffled():
        # NewsSD is small: its sentences come twice.
        order = [s for s in labelled for _ in range(1 + (VIEW in s["labels"]))]
        rng.shuffle(order)
        order.sort(key=lambda s: len(s["words"]) // 8 + 3 * rng.random())
        out = [order[i:i + size] for i in range(0, len(order), size)]
        rng.shuffle(out)
        return out

    steps, step, began = epochs * len(shuffled()), 0, time.time()
    model.to(encoder.device()).train()
    for _ in range(epochs):
        for batch in shuffled():
            for group, r in zip(optimizer.param_groups, (1e-3, rate)):
                group["lr"] = r * min(1, (step + 1) / 60) * max(0.02, 1 - step / steps)
            inputs, places = collate(batch, model.body)
            of_word, of_sentence = encoder.run(model, inputs)
            wanted = torch.full(of_sentence.shape, -1.0)
            words = torch.full(of_word.shape, -1.0)
            for row, (one, firsts) in enumerate(zip(batch, places)):
                for which, label in one["labels"].items():
                    wanted[row, which] = label
                for which, labels in one.get("words_labels", {}).items():
                    for k, at in enumerate(firsts):
                        if one["words"][k][0].isalnum():
                            words[row, at, which] = float(labels[k])
            wanted, words = wanted.to(encoder.device()), words.to(encoder.device())
            loss = sum(share * log_loss(of_sentence[:, i], wanted[:, i], yes) for i, (share, yes) in enumerate(OF_SENTENCES))
            loss = loss + sum(share * log_loss(of_word[..., i], words[..., i], yes) for i, (share, yes) in enumerate(OF_WORDS))
            optimizer.zero_grad()
            loss.backward()
            nn.utils.clip_grad_norm_(model.parameters(), 1.0)
            optimizer.step()
            step += 1
            if step % 100 == 0:
                print(f"teacher of voice {step} of {steps}, loss {float(loss):.3f}, {time.time() - began:.0f} s", flush=True)


def score(model, sentences, size=48):
    """for each sentence its log odds (biased, view), and two of every token"""
    model.to(encoder.device()).eval()
    out = [None] * len(sentences)
    order = sorted(range(len(sentences)), key=lambda i: len(sentences[i]["words"]))
    with torch.no_grad():
        for first in range(0, len(order), size):
            some = order[first:first + size]
            inputs, places = collate([sentences[i] for i in some], model.body)
            of_word, of_sentence = (x.cpu().numpy() for x in encoder.run(model, inputs))
            for row, i in enumerate(some):
                words = np.full((len(sentences[i]["words"]), 2), -8.0, np.float32)
                words[:len(places[row])] = of_word[row][places[row]]
                out[i] = (of_sentence[row, :2], words)
    return out


def parts(article):
    """its sentences as sentences of their own"""
    return [{key: article[key][start:end] for key in ("words", "shape", "quote", "pieces")} for start, end in article["sentences"]]


def fifths(articles):
    """which fifth of what people judged each sentence of some articles belongs to; none where nobody judged it"""
    people = {tuple(s["words"]): s["fold"] for s in [*babe(), *newssd("train")]}
    news, out = gold.load("loaded/dev.jsonl"), []
    for article in articles:
        if article["id"].startswith("loaded"):
            out += [fold(news[int(article["id"].split()[1])]["event"])] * len(article["sentences"])
        else:
            out += [people.get(tuple(article["words"][start:end])) for start, end in article["sentences"]]
    return out


def tell(articles, scores):
    """sets what an article's sentences and words are to teach: the teacher's shares, half of them people's where these are
    known; -1 for what is held out, and for what is no word

    `scores` are the teacher's, of all articles' sentences in one row."""
    people = {tuple(s["words"]): s for s in [*babe(), *newssd("train"), *newssd("dev")]}
    held_out = {tuple(s["words"]) for s in newssd("dev")}
    news = gold.load("loaded/dev.jsonl")
    scores = iter(scores)
    for article in articles:
        found = [next(scores) for _ in article["sentences"]]
        article["tones"] = shares(np.array([tone for tone, _ in found], np.float32).reshape(-1, 2))
        article["pushes"] = np.full((len(article["words"]), 2), -1, np.float32)
        for (start, end), (_, pushes) in zip(article["sentences"], found):
            article["pushes"][start:end] = shares(pushes)
        article["pushes"][[not w[0].isalnum() for w in article["words"]]] = -1
        if article["id"].startswith("loaded"):
            judge_news(article, news[int(article["id"].split()[1])])
        elif article["id"].startswith("opinion"):
            judge_sentences(article, people, held_out)
    return articles


def shares(odds):
    return 1 / (1 + np.exp(-odds))


def meet(shares, labels):
    """brings a teacher's shares, where they are known, half of the way to what people said"""
    known = shares >= 0
    shares[known] = 0.5 * shares[known] + 0.5 * labels[known]


def judge_news(article, document):
    if fold(document["event"]) == 0:
        article["tones"][:] = article["pushes"][:] = -1
        return
    marked = np.array([any(s < m["end"] and e > m["start"] for m in document["loaded"]) for s, e in article["tokens"]])
    meet(article["pushes"][:, 1], marked)


def judge_sentences(article, people, held_out):
    # Alone they stand in no place of an article: each gets any.
    rng = random.Random(article["id"])
    for start, end in article["sentences"]:
        article["rows"][start:end, -1] = rng.randrange(4)
    for i, (start, end) in enumerate(article["sentences"]):
        one = people.get(tuple(article["words"][start:end]))
        if one is None:
            continue
        if one["fold"] == 0 or tuple(one["words"]) in held_out:
            article["tones"][i] = article["pushes"][start:end] = -1
            continue
        for which, label in one["labels"].items():
            meet(article["tones"][i:i + 1, which], np.array([label]))
        for which, labels in one.get("words_labels", {}).items():
            meet(article["pushes"][start:end, which], labels)


def variants(sentences, like, each, seed=4):
    """`each` variants of every sentence, as sentences: words exchanged for like ones or left out, some cut short, so that the
    teacher can be asked of more than people judged (Tang et al. 2019); `like` is exchange.like's"""
    rng = random.Random(seed)
    out = []
    for one in sentences:
        for _ in range(each):
            words = one["words"]
            if rng.random() < 0.3 and len(words) > 8:
                length = rng.randint(len(words) // 2, len(words))
                first = rng.randint(0, len(words) - length)
                words = words[first:first + length]
            words = [rng.choice(like[w]) if w in like and rng.random() < 0.2 else w for w in words if rng.random() > 0.08]
            if len(words) > 3:
                out.append(dict(words=words, shape=[tokens.shape(w) for w in words], quote=tokens.quoting(words), fold=one.get("fold")))
    return out


def spoken(sentences, scores, known, seed=6):
    """sentences that a teacher judged as articles of some of them, which teach the voice and nothing else; their parts of speech are known"""
    rng, out, at = random.Random(seed), [], 0
    while at < len(sentences):
        some = slice(at, at + rng.randint(10, 40))
        at = some.stop
        article = dict(id=f"spoken {len(out)}", words=[], speech=[], shape=[], quote=[], sentences=[])
        for one in sentences[some]:
            if article["words"]:
                for key, value in (("words", tokens.BREAK), ("speech", speech.NONE), ("shape", 0), ("quote", 6)):
                    article[key].append(value)
            start = len(article["words"])
            for key in ("words", "speech", "shape", "quote"):
                article[key] += one[key]
            article["sentences"].append((start, len(article["words"])))
        count = len(article["words"])
        article["rows"] = np.array(tokens.rows(article, known), np.int64)
        article["tones"] = shares(np.array([tone for tone, _ in scores[some]], np.float32))
        article["pushes"] = np.full((count, 2), -1, np.float32)
        for (start, end), (_, pushes) in zip(article["sentences"], scores[some]):
            article["rows"][start:end, -1] = rng.randrange(4)
            article["pushes"][start:end] = shares(pushes)
        article["pushes"][[not w[0].isalnum() for w in article["words"]]] = -1
        zeros = np.zeros((count, chain.TAGS), np.float32)
        article |= dict(tag=[0] * count, relations=[], stretches=[], cue_at=[-100] * count, source_at=[-100] * count, wanted=zeros,
                        steps=np.zeros((chain.TAGS, chain.TAGS), np.float32), firsts=zeros[0], lasts=zeros[0])
        article["often"] = OFTEN
        out.append(article)
    return out


def macro_f1(labels, found):
    def f1(a, b):
        return 2 * (a & b).sum() / max(1, a.sum() + b.sum())

    return round(50 * (f1(labels, found) + f1(~labels, ~found)), 1)


def judged_apart():
    """the fifth of the judged sentences that nothing learns from: (name, sentences, which of the voice's numbers)"""
    sets = ("BABE", babe(), BIASED), ("NewsSD", newssd("train"), VIEW), ("BASIL", basil(), PUSHES_NEWS)
    return [(name, [s for s in sentences if s["fold"] == 0], which) for name, sentences, which in sets]


def figures(net, apart, known, score_all):
    """how well the network hears the fifth that is held out: macro-F1 of BABE and NewsSD at even odds, and the best F1 of words
    outside quotation marks in BASIL over all thresholds"""
    out = []
    for name, sentences, which in apart:
        for one in sentences:
            one["rows"] = np.array(tokens.rows(one, known), np.int64)
            one["rows"][:, -1] = 3 if name == "BASIL" else 0
            one["cue_at"] = one["source_at"] = [-100] * len(one["words"])
        found = [scores[:, chain.TAGS + 5:] for scores in score_all(net, sentences)]
        if name != "BASIL":
            labels = np.array([s["labels"][which] for s in sentences]) > 0
            out.append(f"{name} {macro_f1(labels, np.array([f[:, which].mean() for f in found]) > 0)}")
            continue
        counts = [w[0].isalnum() and q not in (2, 3) for s in sentences for w, q in zip(s["words"], s["quote"])]
        labels = np.concatenate([s["words_labels"][which] for s in sentences])[counts] > 0
        odds = np.concatenate([f[:, 2 + which] for f in found])[counts]
        best = max(200 * (labels & (odds > t)).sum() / (labels.sum() + (odds > t).sum()) for t in np.linspace(-5, 1, 25))
        out.append(f"{name} {best:.1f}")
    return "voice of held-out sentences " + ", ".join(out)
