"""Names: what GUM's annotators say of texts that are no news, what spaCy's model says of the news, as tags a teacher learns from.

Tags are 0 for none, then begin and further of persons, organisations and places. GUM marks mentions in one another; a name is cut out
of the outermost that holds one: the proper nouns around its head, without articles, titles and "'s" (Zeldes 2017).
"""
import bisect
import gzip
import json
import re

import numpy as np

import gold

TAGS = 7
KINDS = {"person": 1, "organization": 3, "place": 5}
GENRES = ("academic", "bio", "court", "interview", "voyage")
# Between two proper nouns of one name.
LINKS = set("of the for and & de del la van von der bin al - ' .".split())
TITLES = set("""mr mrs ms miss dr prof professor president vice-president minister prime vice secretary senator sen rep representative
congressman congresswoman governor gov mayor judge justice chief general gen colonel col captain capt sergeant sgt lieutenant lt major
admiral king queen prince princess sir lord lady dame saint pope bishop archbishop cardinal rev reverend father ambassador chancellor
premier chairman chairwoman director coach attorney counsel deputy officer inspector detective madam count duke emperor sheikh hon
""".split())


def documents(genre, part):
    """[(id, text, [(start, end, kind)])] of a part of GUM"""
    out, lines = [], []
    with gzip.open(gold.FOLDER / f"pos/gum-{genre}-{part}.conllu.gz", "rt", encoding="utf-8") as file:
        for line in file:
            if line.startswith("# newdoc") and lines:
                out.append(document(lines))
                lines = []
            lines.append(line.rstrip("\n"))
    return out + [document(lines)]


def document(lines):
    text, words, mentions, opened = "", [], [], []
    wide, offset, new = 0, 0, False
    for line in lines:
        if line.startswith("# newpar"):
            new = True
        if not line or line.startswith("#"):
            offset = len(words) if not line else offset
            continue
        number, form, _, pos, tag_of_penn, _, head, _, _, more = line.split("\t")
        if "." in number:
            continue
        if new and text:
            text = text.rstrip() + "\n\n"
        new = False
        space = "" if "SpaceAfter=No" in more else " "
        if "-" in number:
            wide, form_of_all, after = int(number.split("-")[1]), form, space
            begun = len(text)
            continue
        start = len(text)
        text += form
        words.append(dict(form=form, pos=pos, plural=tag_of_penn == "NNPS", head=offset + int(head) - 1 if int(head) else -1, start=start, end=len(text)))
        if not wide:
            text += space
        elif int(number) == wide:
            wide = 0
            if text[begun:] != form_of_all:  # contracted with a change of letters
                text = text[:begun] + form_of_all
                words[-1]["end"] = len(text)
                words[-1]["start"] = min(words[-1]["start"], len(text))
            text += after
        entity = re.search(r"Entity=([^|]*)", more)
        for piece in re.findall(r"\([^()]*\)?|[^()]+\)", entity.group(1)) if entity else ():
            if piece.startswith("("):
                group, kind = piece.strip("()").split("-")[:2]
                opened.append((group, kind, len(words) - 1))
            if piece.endswith(")"):
                group = piece.strip("()").split("-")[0]
                at = next(i for i in range(len(opened) - 1, -1, -1) if opened[i][0] == group)
                _, kind, first = opened.pop(at)
                mentions.append((first, len(words), kind))
    return lines[0].split("=")[1].strip(), text.rstrip(), names(words, mentions)


def names(words, mentions):
    out, taken = [], set()
    for first, end, kind in sorted(mentions, key=lambda m: (m[0], -m[1])):
        own = cut(words, first, end, kind)
        if own is None or taken & set(range(*own)):
            continue
        taken |= set(range(*own))
        if kind in KINDS:
            out.append((words[own[0]]["start"], words[own[1] - 1]["end"], kind))
    return out


def cut(words, first, end, kind):
    """(first word, end) of the name in a mention, if its head is a proper noun"""
    head = next((i for i in range(first, end) if not first <= words[i]["head"] < end and words[i]["pos"] != "PUNCT"), None)
    if head is None or words[head]["pos"] != "PROPN":
        return None

    def proper(i):
        return first <= i < end and words[i]["pos"] == "PROPN"

    a, b = head, head + 1
    while proper(a - 1) or a - 1 >= first and words[a - 1]["form"][0].isupper() and words[a - 1]["pos"] in ("ADJ", "NOUN", "VERB"):
        a -= 1
    crosses = LINKS if kind != "person" else {"-", "'", ".", "de", "del", "la", "van", "von", "der", "bin", "al"}
    while b < end:
        skip = b
        while skip < end and skip - b < 2 and words[skip]["form"].lower() in crosses:
            skip += 1
        if proper(skip) or skip < end and words[skip]["form"][0].isupper() and words[skip]["pos"] in ("ADJ", "NOUN", "NUM"):
            b = skip + 1
        elif kind != "person" and words[b]["pos"] == "NUM":
            b += 1
        else:
            break
    if kind == "person":
        if words[head]["plural"]:
            return None  # a people
        a = next((i + 1 for i in range(b - 1, a - 1, -1) if words[i]["form"].lower().strip(".") in TITLES), a)
    while a < b and words[a]["form"].lower() in ("the", "a", "an"):
        a += 1
    return (a, b) if a < b and words[a]["form"][0].isalnum() else None


def tag(article, spans):
    """the row of tags of an article whose names stand at some [(start, end, kind)] in characters"""
    starts = [s for s, e in article["tokens"]]
    out = [0] * len(starts)
    for start, end, kind in spans:
        i = max(0, bisect.bisect_right(starts, start) - 1)
        begins = True
        while i < len(starts) and starts[i] < end:
            if article["tokens"][i][1] > start:
                out[i] = KINDS[kind] + (not begins)
                begins = False
            i += 1
    return out


def annotated():
    """GUM's texts that are no news, with `names`"""
    out = []
    for genre in GENRES:
        for part in ("train", "dev"):
            for name, text, spans in documents(genre, part):
                article = gold.encode(dict(id=name, text=text))
                out.append(article | dict(names=tag(article, spans)))
    return out


def silver(path, articles):
    """sets `names` of those articles of which a file (spacy_names.py) has names"""
    with open(path, encoding="utf-8") as lines:
        of = {row["id"]: row["names"] for row in map(json.loads, lines)}
    told = [a for a in articles if a["id"] in of]
    for article in told:
        article["names"] = tag(article, of[article["id"]])
    return told


def shares(scores):
    """what a teacher's scores make likely, a little less sure than the teacher"""
    odds = 0.8 * (scores - scores.max(1, keepdims=True))
    likely = np.exp(odds)
    return (likely / likely.sum(1, keepdims=True)).astype(np.float32)
