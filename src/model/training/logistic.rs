//! Logistic regression by stochastic gradient, reproducible from a seed.

use crate::model::{BUCKETS, probability};

/// An example: its features, and whether it is one.
#[derive(Debug, Clone)]
pub(super) struct Example {
    pub(super) features: Vec<u32>,
    pub(super) yes: bool,
    /// Examples of one group never stand on both sides of a fold.
    pub(super) group: u64,
}

/// How to train.
#[derive(Debug, Clone, Copy)]
pub(super) struct Plan {
    pub(super) epochs: usize,
    pub(super) rate: f32,
    /// Strength of the pull towards zero.
    pub(super) decay: f32,
    pub(super) seed: u64,
}

/// Trained weights.
#[derive(Debug, Clone)]
pub(super) struct Trained {
    pub(super) bias: f32,
    pub(super) weights: Vec<f32>,
}

impl Trained {
    /// The log-odds of an example, as [`Linear::log_odds`](crate::model::Linear::log_odds) gives them.
    pub(super) fn log_odds(&self, features: &[u32]) -> f32 {
        let sum: f32 = features.iter().map(|&f| self.weights[f as usize]).sum();
        self.bias + sum / (features.len().max(1) as f32).sqrt()
    }
}

/// Fits a model: AdaGrad (Duchi et al. 2011) on the log loss.
pub(super) fn fit(examples: &[&Example], plan: Plan) -> Trained {
    let mut trained = Trained { bias: 0.0, weights: vec![0.0; BUCKETS] };
    let mut seen = vec![1e-6f32; BUCKETS];
    let mut seen_bias = 1e-6f32;
    let mut order: Vec<usize> = (0..examples.len()).collect();
    let mut random = plan.seed;
    for _ in 0..plan.epochs {
        shuffle(&mut order, &mut random);
        for &at in &order {
            let example = examples[at];
            let slope = probability(trained.log_odds(&example.features)) - f32::from(u8::from(example.yes));
            let share = slope / (example.features.len().max(1) as f32).sqrt();
            seen_bias += slope * slope;
            trained.bias -= plan.rate * slope / seen_bias.sqrt();
            for &f in &example.features {
                let f = f as usize;
                let step = share + plan.decay * trained.weights[f];
                seen[f] += step * step;
                trained.weights[f] -= plan.rate * step / seen[f].sqrt();
            }
        }
    }
    trained
}

/// Fisher and Yates's shuffle with Marsaglia's xorshift.
pub(super) fn shuffle(order: &mut [usize], random: &mut u64) {
    for i in (1..order.len()).rev() {
        *random ^= *random << 13;
        *random ^= *random >> 7;
        *random ^= *random << 17;
        order.swap(i, (*random % (i as u64 + 1)) as usize);
    }
}

/// Log-odds of every example by a model that has not seen its group.
pub(super) fn cross_validate(examples: &[Example], folds: u64, plan: Plan) -> Vec<f32> {
    let mut odds = vec![0.0; examples.len()];
    for fold in 0..folds {
        let rest: Vec<&Example> = examples.iter().filter(|e| e.group % folds != fold).collect();
        let trained = fit(&rest, plan);
        for (at, example) in examples.iter().enumerate().filter(|(_, e)| e.group % folds == fold) {
            odds[at] = trained.log_odds(&example.features);
        }
    }
    odds
}

/// Precision, recall and F1 of "yes", and macro-F1 over yes and no, in percent, at a threshold on the log-odds.
pub(super) fn figures(examples: &[Example], odds: &[f32], threshold: f32) -> [f32; 4] {
    let count = |yes: bool, said: bool| {
        examples.iter().zip(odds).filter(|(e, o)| e.yes == yes && (**o >= threshold) == said).count() as f32
    };
    let (tp, fp, fn_, tn) = (count(true, true), count(false, true), count(true, false), count(false, false));
    let f1 = |tp: f32, fp: f32, fn_: f32| if tp > 0.0 { 200.0 * tp / (2.0 * tp + fp + fn_) } else { 0.0 };
    let share = |a: f32, b: f32| if a + b > 0.0 { 100.0 * a / (a + b) } else { 0.0 };
    let yes = f1(tp, fp, fn_);
    [share(tp, fp), share(tp, fn_), yes, (yes + f1(tn, fn_, fp)) / 2.0]
}
