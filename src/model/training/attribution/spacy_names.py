"""Marks the names of the news with spaCy's medium English model, for the teacher of names to begin with: spacy_names.py MODEL OUT

OUT gets a line of JSON for each article: its id and its names without articles, titles and "'s". Needs spacy 3.8 (PyPI).
"""
import json
import re
import sys

import spacy

import gold
import named

KINDS = {"PERSON": "person", "ORG": "organization", "GPE": "place", "LOC": "place", "FAC": "place"}
NEWS = ("loaded", "dates", "article")


def bare(text, start, end, kind):
    """a name's limits without what is no part of it; none where nothing is left"""
    while opening := re.match(r"(\S+)\s+", text[start:end]):
        word = opening.group(1).lower()
        if word not in ("the", "a", "an") and not (kind == "person" and word.strip(".") in named.TITLES):
            break
        start += opening.end()
    if owner := re.search(r"['\u2019]s?$", text[start:end]):
        end = start + owner.start()
    return (start, end, kind) if any(c.isupper() for c in text[start:end]) else None


def main():
    model, out = sys.argv[1:]
    nlp = spacy.load(model, exclude=["lemmatizer", "attribute_ruler", "tagger", "senter"])
    articles = gold.split()[0] + [a for a in gold.unlabelled() if a["id"].startswith(NEWS)]
    names = {article["id"]: [] for article in articles}
    paragraphs = ((line.group(), (a, line.start())) for a in articles for line in re.finditer(r"[^\n]+", a["text"]))
    for read, (article, at) in nlp.pipe(paragraphs, as_tuples=True, batch_size=128):
        found = (bare(article["text"], at + e.start_char, at + e.end_char, KINDS[e.label_]) for e in read.ents if e.label_ in KINDS)
        names[article["id"]] += [name for name in found if name]
    with open(out, "w", encoding="utf-8") as file:
        for article, its in names.items():
            file.write(json.dumps({"id": article, "names": its}) + "\n")


if __name__ == "__main__":
    main()
