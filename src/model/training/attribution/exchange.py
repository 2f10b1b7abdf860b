"""Words exchanged for like ones while the network learns, so that it learns the sentence rather than the word.

Like are the words of nearest vectors that share looks and ending. The commonest words, those of cues and those that may push stay.
"""
import collections

import numpy as np

import tokens

NEAREST, LEAST = 12, 0.45
CHOICES = 4
# The share of a word that may push (voice.py).
PUSHING = 0.3
# Words in small letters and with a capital first, and how often one must occur.
LOOKS = ((9, 5), (10, 3))


def ending(word):
    return next((e for e in ("ing", "ed", "ly", "s") if word.endswith(e)), "")


def like(articles, known, start):
    """{word: words like it}"""
    counts = collections.Counter(w for a in articles for w in a["words"])
    common = {w for w, _ in counts.most_common(150)}
    out = {}
    for looks, least in LOOKS:
        rows = {w: known.get(tokens.fnv(tokens.normal(w).encode()), 0)
                for w, n in counts.items() if n >= least and len(w) > 1 and tokens.shape(w) == looks}
        words = [w for w, row in rows.items() if row]
        vectors = start[[rows[w] for w in words]]
        vectors = vectors / (np.linalg.norm(vectors, axis=1, keepdims=True) + 1e-6)
        for i, word in enumerate(words):
            near = vectors @ vectors[i]
            near[i] = -1
            best = [words[k] for k in np.argpartition(-near, NEAREST)[:NEAREST] if near[k] > LEAST]
            best = [w for w in best if ending(w) == ending(word)]
            if best and word not in common:
                out[word] = best
    return out


def prepare(articles, known, like):
    """sets what may stand for each token: the table rows of its word, prefix and suffix, some choices a token"""
    def rows(word):
        x = tokens.normal(word)
        return known.get(tokens.fnv(x.encode()), 0), tokens.part("p", x[:3]), tokens.part("s", x[-3:])

    others = {w: np.array([rows(x) for x in (near * CHOICES)[:CHOICES]], np.int32) for w, near in like.items()}
    for article in articles:
        article["choices"] = np.repeat(article["rows"][:, None, :3].astype(np.int32), CHOICES, 1)
        for i, (word, tag) in enumerate(zip(article["words"], article["tag"])):
            pushes = "pushes" in article and article["pushes"][i].max() > PUSHING
            if word in others and tag not in (3, 4) and not pushes:
                article["choices"][i] = others[word]


def some(article, share, rng):
    """the article with a share of its words exchanged"""
    if "choices" not in article:
        return article
    rows = article["rows"].copy()
    at = np.nonzero(rng.random(len(rows)) < share)[0]
    rows[at, :3] = article["choices"][at, rng.integers(0, CHOICES, len(at))]
    return article | {"rows": rows}
