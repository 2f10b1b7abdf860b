"""Compares the model's confidence with how often it is right.

    hearsay read --format jsonl --finder model ../shared/gold/attribution/dev.jsonl | python3 calibration.py

An attribution is right if the scorer pairs its content with one of the gold's at IoU 0.5 and its source holds the head of
that one's source (or neither has a source).
"""
import json
import sys
from pathlib import Path

SHARED = Path(__file__).resolve().parents[5] / "shared"
BUCKETS = 10


def judge(article, found):
    """for each attribution found, 1.0 if it is right"""
    sys.path.insert(0, str(SHARED / "score"))
    import attribution as scorer

    wanted = scorer.Art(article["text"], article["attributions"], False)
    mine = scorer.Art(article["text"], found, False, wanted.toks, wanted.inq)
    good = set()
    for iou, g, p in scorer.match(wanted.rel, mine.rel):
        gold_one, one = wanted.rel[g], mine.rel[p]
        if iou >= 0.5 and (gold_one["head"] in one["source"] if gold_one["source"] else not one["source"]):
            good.add(one["n"])
    return [float(n in good) for n in range(len(found))]


def table(pairs):
    """prints (confidence, right) pairs in equal steps of confidence, and how far the two lie apart on average"""
    print("confidence   number   mean   right")
    apart = 0.0
    for k in range(BUCKETS):
        low, high = k / BUCKETS, (k + 1) / BUCKETS
        inside = [(c, r) for c, r in pairs if low <= c < high or c == high == 1]
        if inside:
            mean, right = (sum(x) / len(inside) for x in zip(*inside))
            apart += abs(mean - right) * len(inside) / len(pairs)
            print(f"{low:.1f} to {high:.1f}   {len(inside):6}   {mean:.2f}   {right:.2f}")
    print(f"apart on average {apart:.3f}")


def main():
    lines = open(SHARED / "gold/attribution/dev.jsonl", encoding="utf-8")
    articles = {a["id"]: a for a in map(json.loads, lines)}
    pairs = []
    for document in map(json.loads, sys.stdin):
        found = document["attributions"]
        pairs += zip((one["confidence"] for one in found), judge(articles[document["id"]], found))
    table(pairs)


if __name__ == "__main__":
    main()
