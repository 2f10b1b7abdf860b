//! Fits the weights: a softmax over the tags, its gradient by AdaGrad (Duchi et al. 2011), reproducible from a seed.

use super::corpus::Sentence;
use crate::grammar::{TAGS, Tag};
use crate::model::tagger::{
    BEFORE, CLEAR, Guess, LIKELY, Look, ROW, UNIT, Weights, context_features, decode, guess, look, own_features, place,
};
use rustc_hash::FxHashMap;

/// How to train.
#[derive(Debug, Clone, Copy)]
pub(super) struct Plan {
    pub(super) own_epochs: usize,
    pub(super) epochs: usize,
    pub(super) rate: f32,
    /// A feature must be seen so often.
    pub(super) least_seen: u32,
    /// Most features that are kept, where they are to be stored: those whose weights matter most.
    pub(super) rows: Option<usize>,
    /// A weight below this is left out.
    pub(super) least_weight: f32,
    pub(super) seed: u64,
}

/// A sentence to learn from.
#[derive(Debug, Clone)]
pub(super) struct Example {
    looks: Vec<Look>,
    tags: Vec<u8>,
}

impl Example {
    pub(super) fn of(sentence: &Sentence, with_hints: bool) -> Self {
        let mut looks = look(sentence.words());
        if with_hints {
            looks.iter_mut().zip(&sentence.hints).for_each(|(look, &hints)| look.hints = hints);
        }
        Self { looks, tags: sentence.tags.iter().map(|&t| t as u8).collect() }
    }
}

/// Weights in training.
#[derive(Debug, Default)]
pub(super) struct Fit {
    index: FxHashMap<u32, u32>,
    pub(super) rows: Vec<Row>,
}

/// The weights of one feature.
#[derive(Debug, Clone)]
pub(super) struct Row {
    pub(super) feature: u32,
    pub(super) weights: [f32; ROW],
    squares: [f32; ROW],
    seen: u32,
    /// Whether it can still change.
    is_open: bool,
    /// Which weights may be other than zero.
    may: u32,
}

impl Weights for Fit {
    type Score = f32;

    fn add(&self, feature: u32, scores: &mut [f32; ROW]) {
        if let Some(&row) = self.index.get(&feature) {
            for (score, weight) in scores.iter_mut().zip(&self.rows[row as usize].weights) {
                *score += weight;
            }
        }
    }

    fn is_clear(&self, best: f32, second: f32) -> bool {
        best - second >= f32::from(CLEAR) / UNIT
    }

    fn is_likely(&self, best: f32, second: f32) -> bool {
        best - second >= f32::from(LIKELY) / UNIT
    }
}

impl Fit {
    /// Trains both looks.
    pub(super) fn train(examples: &[Example], plan: Plan) -> Self {
        let mut fit = Self::default();
        for example in examples {
            for look in &example.looks {
                own_features(look, |feature| fit.count(feature));
            }
        }
        fit.forget_rare(plan.least_seen);
        let mut random = plan.seed;
        let mut order: Vec<usize> = (0..examples.len()).collect();
        for epoch in 0..plan.own_epochs {
            shuffle(&mut order, &mut random);
            let rate = plan.rate * (1.0 - epoch as f32 / plan.own_epochs as f32);
            for &at in &order {
                fit.learn_alone(&examples[at], rate);
            }
        }
        if let Some(rows) = plan.rows {
            fit.round(plan.least_weight);
            fit.keep(rows * 2 / 5);
            fit.reopen();
            for rate in [plan.rate / 2.0, plan.rate / 4.0] {
                shuffle(&mut order, &mut random);
                for &at in &order {
                    fit.learn_alone(&examples[at], rate);
                }
            }
            fit.round(0.0);
        }
        fit.rows.iter_mut().for_each(|r| r.is_open = false);

        for example in examples {
            let guesses = fit.guesses(example);
            let mut before = [BEFORE; 2];
            for (at, &tag) in example.tags.iter().enumerate() {
                if !guesses[at].1.is_clear() {
                    let alone: Vec<Guess> = guesses.iter().map(|g| g.1).collect();
                    context_features(&example.looks, &alone, at, before, |feature| fit.count(feature));
                }
                before = [tag, before[0]];
            }
        }
        fit.forget_rare(plan.least_seen);
        fit.learn_together(examples, &mut order, &mut random, plan);
        if let Some(rows) = plan.rows {
            // What is left learns to do without what was left out.
            fit.prune(plan.least_weight);
            fit.keep(rows * 2);
            fit.reopen();
            fit.learn_together(examples, &mut order, &mut random, Plan { epochs: 2, rate: plan.rate / 2.0, ..plan });
            fit.prune(plan.least_weight);
            fit.keep(rows);
            fit.reopen();
            fit.learn_together(examples, &mut order, &mut random, Plan { epochs: 3, rate: plan.rate / 2.0, ..plan });
            fit.round(0.0);
            fit.retain(|r| r.weights.iter().any(|w| *w != 0.0));
        }
        fit
    }

    /// Tags a sentence.
    pub(super) fn tag(&self, example: &Example) -> Vec<Tag> {
        decode(self, &example.looks).into_iter().map(|t| Tag::from_number(usize::from(t))).collect()
    }

    fn count(&mut self, feature: u32) {
        let new = self.rows.len() as u32;
        let row = *self.index.entry(feature).or_insert(new);
        if row == new {
            self.rows.push(Row {
                feature,
                weights: [0.0; ROW],
                squares: [1e-3; ROW],
                seen: 0,
                is_open: true,
                may: u32::MAX,
            });
        }
        self.rows[row as usize].seen += 1;
    }

    fn forget_rare(&mut self, least: u32) {
        self.retain(|row| !row.is_open || row.seen >= least);
    }

    fn retain(&mut self, keep: impl Fn(&Row) -> bool) {
        self.rows.retain(keep);
        self.index = self.rows.iter().enumerate().map(|(at, row)| (row.feature, at as u32)).collect();
    }

    fn guesses(&self, example: &Example) -> Vec<([f32; ROW], Guess)> {
        example.looks.iter().map(|look| guess(self, look)).collect()
    }

    fn learn_alone(&mut self, example: &Example, rate: f32) {
        let mut features = Vec::with_capacity(16);
        for (look, &tag) in example.looks.iter().zip(&example.tags) {
            features.clear();
            own_features(look, |f| features.extend(self.index.get(&f)));
            let mut scores = [0.0; ROW];
            features.iter().for_each(|&row| add(&mut scores, &self.rows[row as usize].weights));
            self.step(&features, &mut scores, tag, rate);
        }
    }

    fn learn_together(&mut self, examples: &[Example], order: &mut [usize], random: &mut u64, plan: Plan) {
        let mut features = Vec::with_capacity(32);
        for epoch in 0..plan.epochs {
            shuffle(order, random);
            let rate = plan.rate * (1.0 - epoch as f32 / plan.epochs as f32);
            for &at in order.iter() {
                let example = &examples[at];
                let guesses = self.guesses(example);
                let alone: Vec<Guess> = guesses.iter().map(|g| g.1).collect();
                let mut before = [BEFORE; 2];
                for (at, &tag) in example.tags.iter().enumerate() {
                    let mut chosen = alone[at].best();
                    if !alone[at].is_clear() {
                        features.clear();
                        context_features(&example.looks, &alone, at, before, |f| features.extend(self.index.get(&f)));
                        let mut scores = guesses[at].0;
                        features.iter().for_each(|&row| add(&mut scores, &self.rows[row as usize].weights));
                        chosen = self.step(&features, &mut scores, tag, rate);
                    }
                    before = [chosen, before[0]];
                }
            }
        }
    }

    /// One step towards `tag`; gives the tag that the scores chose.
    fn step(&mut self, features: &[u32], scores: &mut [f32; ROW], tag: u8, rate: f32) -> u8 {
        /// A tag this unlikely is let be, which keeps most weights at zero.
        const UNLIKELY: f32 = 0.01;
        scores[TAGS] = f32::MIN;
        let most = scores.iter().copied().fold(f32::MIN, f32::max);
        let chosen = scores.iter().position(|&s| s >= most).unwrap_or(0);
        scores.iter_mut().for_each(|s| *s = (*s - most).exp());
        let sum: f32 = scores.iter().sum();
        for (at, score) in scores.iter().enumerate().take(TAGS) {
            let slope = score / sum - f32::from(u8::from(at == usize::from(tag)));
            if slope.abs() < UNLIKELY {
                continue;
            }
            for &row in features {
                let row = &mut self.rows[row as usize];
                if row.is_open && row.may >> at & 1 == 1 {
                    row.squares[at] += slope * slope;
                    row.weights[at] -= rate * slope / row.squares[at].sqrt();
                }
            }
        }
        chosen as u8
    }

    /// Lets the rows that are not closed learn as fast as new ones.
    fn reopen(&mut self) {
        self.rows.iter_mut().for_each(|row| row.squares = [0.1; ROW]);
    }

    /// Small weights become zero, for good.
    fn prune(&mut self, least: f32) {
        for row in self.rows.iter_mut().filter(|r| r.is_open) {
            for (at, weight) in row.weights.iter_mut().enumerate() {
                if weight.abs() < least {
                    *weight = 0.0;
                    row.may &= !(1 << at);
                }
            }
        }
    }

    /// Weights become whole units.
    fn round(&mut self, least: f32) {
        self.prune(least);
        for weight in self.rows.iter_mut().flat_map(|r| &mut r.weights) {
            *weight = (*weight * UNIT).round().clamp(-127.0, 127.0) / UNIT;
        }
    }

    /// Keeps the rows that matter most, as far as their buckets hold them.
    fn keep(&mut self, most: usize) {
        let worth = |row: &Row| {
            let size: f32 = row.weights.iter().map(|w| w.abs()).sum();
            if row.is_open { size * (row.seen as f32).sqrt() } else { f32::MAX }
        };
        let mut rows = std::mem::take(&mut self.rows);
        rows.retain(|r| r.weights.iter().any(|w| *w != 0.0));
        rows.sort_by(|a, b| worth(b).total_cmp(&worth(a)).then(a.feature.cmp(&b.feature)));
        let mut taken: FxHashMap<usize, Vec<i8>> = FxHashMap::default();
        rows.retain(|row| {
            let (bucket, mark) = place(row.feature);
            let marks = taken.entry(bucket).or_default();
            let fits = marks.len() < 2 && !marks.contains(&mark);
            if fits {
                marks.push(mark);
            }
            fits
        });
        rows.truncate(most);
        self.rows = rows;
        self.retain(|_| true);
    }
}

fn add(scores: &mut [f32; ROW], weights: &[f32; ROW]) {
    scores.iter_mut().zip(weights).for_each(|(score, weight)| *score += weight);
}

/// Fisher and Yates's shuffle with Marsaglia's xorshift.
fn shuffle(order: &mut [usize], random: &mut u64) {
    for i in (1..order.len()).rev() {
        *random ^= *random << 13;
        *random ^= *random >> 7;
        *random ^= *random << 17;
        order.swap(i, (*random % (i as u64 + 1)) as usize);
    }
}
