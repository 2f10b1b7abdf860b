"""The gold articles as rows of tags, and the unlabelled news beside them."""
import bisect
import hashlib
import json
import re
from pathlib import Path

import tokens

FOLDER = Path(__file__).resolve().parents[5] / "shared" / "gold"
ROLES = (("source", 1), ("cue", 3), ("content", 5))
HELD_OUT = 60


def load(name):
    with open(FOLDER / name, encoding="utf-8") as lines:
        return [json.loads(line) for line in lines if line.strip()]


def split():
    """(articles to train on, articles held out for tuning), by a fixed hash of the id"""
    order = sorted(load("attribution/train.jsonl"), key=lambda a: hashlib.sha256(("tune:" + a["id"]).encode()).hexdigest())
    return order[HELD_OUT:], order[:HELD_OUT]


def encode(article):
    """tokens, features, tags (0 outside, then begin and further of each role), token spans of every attribution"""
    spans, words, shapes, quotes = tokens.read(article["text"])
    starts = [s for s, e in spans]
    tag, relations = [0] * len(spans), []
    for attribution in article.get("attributions", ()):
        relation = {1: [], 3: [], 5: []}
        relations.append(relation)
        for role, begin in ROLES:
            for start, end in attribution[role]:
                i = max(0, bisect.bisect_right(starts, start) - 1)
                while i < len(spans) and spans[i][1] <= start:
                    i += 1
                first, begins = i, True
                while i < len(spans) and spans[i][0] < end:
                    if words[i] == tokens.BREAK:
                        begins = True
                    elif tag[i] == 0:
                        tag[i] = begin if begins else begin + 1
                        begins = False
                    i += 1
                if i > first:
                    relation[begin].append((first, i))
    return dict(id=article["id"], text=article["text"], tokens=spans, words=words, shape=shapes, quote=quotes, tag=tag,
                relations=relations)


def unlabelled():
    """news without attributions marked: BASIL, TempEval-3's news, the bodies of pages, GUM's and EWT's texts; then the sentences
    of BABE and NewsSD, which stand alone there, as articles of 18 paragraphs"""
    out = []
    for name in ("loaded/dev.jsonl", "dates/dev.jsonl", "article/dev.jsonl", "names/gum-news.jsonl", "names/uner-ewt-dev.jsonl"):
        for document in load(name):
            text = document.get("text") or document.get("body")
            if name.startswith("dates"):  # lines broken inside paragraphs, old wire quotation marks
                text = re.sub(r"\n\s*\n", "\0", text.replace("``", '"').replace("''", '"'))
                text = re.sub(r"\s*\n\s*", " ", text).replace("\0", "\n\n")
            out.append((name, text))
    for name in ("opinion/babe.jsonl", "opinion/newssd-train.jsonl", "opinion/newssd-dev.jsonl"):
        sentences = sorted({s["text"].strip() for s in load(name)}, key=lambda s: hashlib.sha256(s.encode()).hexdigest())
        out += [(name, "\n\n".join(sentences[i:i + 18])) for i in range(0, len(sentences), 18)]
    return [encode(dict(id=f"{name} {i}", text=text)) for i, (name, text) in enumerate(out) if len(text) > 30]


def leanings(article):
    """for content tokens, whether their cue stands left (0) or right (1); for cue tokens, left, right or no source (2)"""
    cue_at, source_at = [-100] * len(article["words"]), [-100] * len(article["words"])
    for relation in article["relations"]:
        if relation[3]:
            start, end = relation[3][0]
            source_at[start:end] = [2 if not relation[1] else int(relation[1][0][0] >= start)] * (end - start)
            for a, b in relation[5]:
                cue_at[a:b] = [int(start >= a)] * (b - a)
    return cue_at, source_at


def paragraphs(article):
    """[(start, end)] without the breaks"""
    out, start = [], 0
    for i, word in enumerate(article["words"] + [tokens.BREAK]):
        if word == tokens.BREAK:
            if i > start:
                out.append((start, i))
            start = i + 1
    return out
