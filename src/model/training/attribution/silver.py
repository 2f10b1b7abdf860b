"""Texts without gold tags, and what the network and its teacher together make of them."""
import numpy as np

import chain
import network

# How much the network's scores, the teachers' log probabilities and the network's transitions count: of a few tried the shares
# under which the held-out articles' own tags are likeliest.
OWN, TEACHER, STEPS = 0.3, 0.3, 0.45


def softer(transitions, share):
    return [np.where(t <= chain.NEVER / 2, chain.NEVER, share * t) for t in transitions]


def log_shares(scores):
    top = scores - scores.max(1, keepdims=True)
    return top - np.log(np.exp(top).sum(1, keepdims=True))


def label(article, own, teacher, transitions):
    """sets what an article without gold tags is to teach: shares of tags, and the likeliest leanings"""
    scores = OWN * own[:, :chain.TAGS] + TEACHER * log_shares(teacher[:, :chain.TAGS])
    transitions = softer(transitions, STEPS)
    tags = article["tag"] = network.best_tags(scores, transitions, article).tolist()
    article["cue_at"] = [int(t[7:9].argmax()) if tag in (5, 6) else -100 for tag, t in zip(tags, teacher)]
    article["source_at"] = [int(t[9:].argmax()) if tag in (3, 4) else -100 for tag, t in zip(tags, teacher)]
    article["stretches"] = network.stretches(article)
    chain.want(article, *chain.of_scores(article, scores, transitions))


def soften(article, teacher, transitions):
    """sets what an article with gold tags is to teach: half the gold, half the shares of teachers that did not learn from it"""
    scores = 0.4 * log_shares(teacher[:, :chain.TAGS])
    taught = chain.of_scores(article, scores, softer(transitions, 0.5))
    chain.want(article, *(0.5 * (a + b) for a, b in zip(chain.of_tags(article), taught)))
