"""A linear-chain CRF over the tags (Lafferty et al. 2001) that learns from shares of tags as well as from tags.

Its loss for a row is the log partition less the score expected under the wanted shares: for plain tags the usual negative log
likelihood, for a teacher's shares the cross entropy between teacher and student as rows (Wang et al. 2020).
"""
import numpy as np
import torch

TAGS = 7
NEVER = -1e4
# No span goes on from another kind, from nothing, or over the start of a paragraph.
FORBIDDEN = torch.tensor([[NEVER if b in (2, 4, 6) and a not in (b, b - 1) else 0.0 for b in range(TAGS)] for a in range(TAGS)])
FORBIDDEN_FIRST = torch.tensor([NEVER if b in (2, 4, 6) else 0.0 for b in range(TAGS)])


def shares(scores, between, first, last, lengths):
    """(log partition of each row, share of each tag at each token, share of each step from tag to tag summed over each row)

    Forward and backward in plain numbers, scaled at each token; `scores` is rows × tokens × tags."""
    rows, longest, _ = scores.shape
    top = scores.amax(-1, keepdim=True)
    here, step = torch.exp(scores - top), torch.exp(between)
    live = torch.arange(longest)[None] < lengths[:, None]
    before, scale = torch.empty_like(here), torch.ones(rows, longest)
    now = here[:, 0] * torch.exp(first)
    for t in range(longest):
        if t:
            now = torch.where(live[:, t, None], before[:, t - 1] @ step * here[:, t], before[:, t - 1])
        scale[:, t] = now.sum(1)
        before[:, t] = now / scale[:, t, None]
    ends = (before[:, -1] * torch.exp(last)).sum(1)
    partition = torch.where(live, scale.log() + top[..., 0], torch.zeros(())).sum(1) + ends.log()
    after = torch.empty_like(here)
    after[:, -1] = torch.exp(last) / ends[:, None]
    for t in range(longest - 2, -1, -1):
        onward = (here[:, t + 1] * after[:, t + 1]) @ step.t() / scale[:, t + 1, None]
        after[:, t] = torch.where(live[:, t + 1, None], onward, after[:, t + 1])
    onward = here[:, 1:] * after[:, 1:] / scale[:, 1:, None] * live[:, 1:, None]
    return partition, before * after * live[..., None], torch.einsum("pti,ptj->pij", before[:, :-1], onward) * step


class Loss(torch.autograd.Function):
    """the loss of some rows, summed; its gradient is the shares found less those wanted"""

    @staticmethod
    def forward(ctx, scores, between, first, last, lengths, wanted, steps, firsts, lasts):
        partition, tags, found = shares(scores, between + FORBIDDEN, first + FORBIDDEN_FIRST, last, lengths)
        ends = tags[torch.arange(len(scores)), lengths - 1]
        ctx.save_for_backward(tags - wanted, found.sum(0) - steps, tags[:, 0].sum(0) - firsts, ends.sum(0) - lasts)
        expected = [(scores, wanted), (between, steps), (first, firsts), (last, lasts)]
        return partition.sum() - sum((score * share).sum() for score, share in expected)

    @staticmethod
    def backward(ctx, gradient):
        return *(gradient * difference for difference in ctx.saved_tensors), None, None, None, None, None


def want(article, tags, steps):
    """sets what the article's rows (its stretches) are to learn: shares of tags, and of steps summed"""
    starts, ends = zip(*article["stretches"])
    article["wanted"], article["steps"] = tags.astype(np.float32), steps.astype(np.float32)
    article["firsts"] = article["wanted"][list(starts)].sum(0)
    article["lasts"] = article["wanted"][[end - 1 for end in ends]].sum(0)


def of_tags(article):
    """(shares, steps) that say that the article's own tags are right"""
    tags, steps = np.eye(TAGS)[article["tag"]], np.zeros((TAGS, TAGS))
    for start, end in article["stretches"]:
        np.add.at(steps, (article["tag"][start:end - 1], article["tag"][start + 1:end]), 1)
    return tags, steps


def of_scores(article, scores, transitions):
    """(shares, steps) under some scores and transitions"""
    tags, steps = np.zeros((len(scores), TAGS)), np.zeros((TAGS, TAGS))
    transitions = [torch.tensor(np.maximum(t, NEVER), dtype=torch.float32) for t in transitions]
    for start, end in article["stretches"]:
        row = torch.tensor(scores[start:end], dtype=torch.float32)[None]
        _, found, between = shares(row, *transitions, torch.tensor([end - start]))
        tags[start:end], steps = found[0].numpy(), steps + between[0].numpy()
    return tags, steps
