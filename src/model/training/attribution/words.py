"""Which words get a row of their own, and what it starts from.

Known are the whole words of MiniLM's vocabulary and the words that occur three times in the articles trained on (four
with the unlabelled news); only their hashes are kept. A word that occurs eight times has its own row; the rarer ones share a
row with the words that the 20,000 pruned vectors of spaCy's en_core_web_md put together.
"""
import collections
import io
import json

import numpy as np

import tokens

COLUMNS = 64


def murmur(data, seed=1):
    """MurmurHash64A, the key under which spaCy stores a word"""
    mask, m = (1 << 64) - 1, 0xC6A4A7935BD1E995
    h = seed ^ (len(data) * m & mask)
    cut = len(data) // 8 * 8
    for i in range(0, cut, 8):
        k = int.from_bytes(data[i:i + 8], "little") * m & mask
        h = (h ^ ((k ^ k >> 47) * m & mask)) * m & mask
    if data[cut:]:
        h = (h ^ int.from_bytes(data[cut:], "little")) * m & mask
    h = (h ^ h >> 47) * m & mask
    return h ^ h >> 47


def numbers(data):
    """the numbers of a MessagePack map of numbers, as {key: value}"""
    wide = {0xCC: 1, 0xCD: 2, 0xCE: 4, 0xCF: 8}
    first = data[0]
    at = 5 if first == 0xDF else 3 if first == 0xDE else 1
    out = []
    while at < len(data):
        width = wide.get(data[at], 0)
        out.append(int.from_bytes(data[at + 1:at + 1 + width], "big") if width else data[at])
        at += 1 + width
    return dict(zip(out[::2], out[1::2]))


def choose(articles, unlabelled, bert_words, vocabulary):
    """({hash: row}, start of each row); `vocabulary` is the folder vocab of en_core_web_md"""
    vectors = np.load(io.BytesIO((vocabulary / "vectors").read_bytes()))
    places = numbers((vocabulary / "key2row").read_bytes())
    seen, more = collections.Counter(), collections.Counter()
    for count, texts in ((seen, articles), (more, unlabelled)):
        for text in texts:
            count.update(tokens.normal(w) for w in text["words"])
    words = {w for w in seen if seen[w] >= 3 or seen[w] + more[w] >= 4}
    words |= {w for w in bert_words if w.isascii() and w.isalpha() and len(w) > 1}

    def place(word):
        forms = (word, word.capitalize(), word.upper(), word.replace("\u2019", "'"))
        return next((places[k] for k in map(murmur, map(str.encode, forms)) if k in places), None)

    known, start, count, shared = {}, [np.zeros(vectors.shape[1], np.float32)], [0], {}
    for word in sorted(sorted(words), key=lambda w: -seen[w]):
        at = place(word)
        if seen[word] >= 8 or at is None and seen[word] >= 3:
            row = len(start)
        elif at is None:
            continue
        else:
            row = shared.setdefault(at, len(start))
        if row == len(start):
            start.append(vectors[at] if at is not None else np.zeros_like(start[0]))
            count.append(0)
        count[row] += seen[word]
        known[tokens.fnv(word.encode())] = row
    return known, project(np.stack(start), np.array(count))


def project(vectors, count):
    """the vectors' first principal components, words weighed by the root of their number"""
    has = np.linalg.norm(vectors, axis=1) > 0
    unit = vectors[has] / np.linalg.norm(vectors[has], axis=1, keepdims=True)
    weight = np.sqrt(count[has] + 1.0)[:, None]
    unit = unit - (unit * weight).sum(0) / weight.sum()
    _, axes = np.linalg.eigh((unit * weight).T @ unit / weight.sum())
    low = unit @ axes[:, ::-1][:, :COLUMNS]
    out = np.zeros((len(vectors), COLUMNS), np.float32)
    out[has] = 0.5 * low / low.std()
    return out


def save(path, known, start):
    path.write_text(json.dumps({"known": list(known.items())}))
    np.save(path.with_suffix(".npy"), start)


def restore(path):
    return dict(map(tuple, json.loads(path.read_text())["known"])), np.load(path.with_suffix(".npy"))
