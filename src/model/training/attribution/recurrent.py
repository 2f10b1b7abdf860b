"""The layer of src/model/attribution/recurrent.rs in floating point: running means of what stands before a token and behind it."""
import torch
import torch.nn as nn
import torch.nn.functional as F

# Tokens that are gone through one after the other; beyond, all such stretches of a text are worked on at once.
STRETCH = 32


class Recurrent(nn.Module):
    """Half of the states read forwards, half backwards; each of them has a gate and a value in the layer of its direction."""

    def __init__(self, width):
        super().__init__()
        self.states = width // 2
        self.forwards, self.backwards, self.output = (nn.Linear(width, width) for _ in range(3))
        for layer in (self.forwards, self.backwards):
            # Some forget at once, some look back over fifty tokens and more.
            layer.bias.data[:self.states] += torch.linspace(0, 4, self.states)

    def forward(self, x, mask):
        """of rows of a batch; `mask` is 0 where there is no token"""
        steps = torch.cat([self.forwards(x), self.backwards(x).flip(1)], -1).float()
        gates, values = (steps.unflatten(-1, (2, 2, self.states))[..., part, :].flatten(-2) for part in (0, 1))
        live = torch.cat([mask.expand(-1, -1, self.states), mask.flip(1).expand(-1, -1, self.states)], -1)
        keep = (1 + gates / torch.sqrt(1 + gates * gates)) / 2
        states = Means.apply(keep, (1 - keep) * values * live)
        return self.output(torch.cat([states[..., :self.states], states[..., self.states:].flip(1)], -1))


class Means(torch.autograd.Function):
    """state = keep * state before + given, from zero on"""

    @staticmethod
    def forward(ctx, keep, given):
        states = run(keep, given)
        ctx.save_for_backward(keep, states)
        return states

    @staticmethod
    def backward(ctx, wanted):
        keep, states = ctx.saved_tensors
        later = F.pad(keep[:, 1:], (0, 0, 0, 1))
        given = run(later.flip(1), wanted.flip(1)).flip(1)
        return given * F.pad(states[:, :-1], (0, 0, 1, 0)), given


def run(keep, given):
    count, length, width = given.shape
    keep, given = (F.pad(x, (0, 0, 0, -length % STRETCH)).view(count, -1, STRETCH, width) for x in (keep, given))
    states, kept = torch.empty_like(given), torch.empty_like(given)
    state, share = given[:, :, 0], keep[:, :, 0]
    states[:, :, 0], kept[:, :, 0] = state, share
    for t in range(1, STRETCH):
        state, share = keep[:, :, t] * state + given[:, :, t], keep[:, :, t] * share
        states[:, :, t], kept[:, :, t] = state, share
    # What each stretch begins with.
    before, state = torch.zeros_like(given[:, :, 0]), torch.zeros_like(given[:, 0, 0])
    for k in range(given.shape[1]):
        before[:, k] = state
        state = kept[:, k, -1] * state + states[:, k, -1]
    return (states + kept * before[:, :, None]).view(count, -1, width)[:, :length]
