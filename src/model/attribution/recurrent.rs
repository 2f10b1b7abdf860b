//! The layer that remembers: running means of what stands before a token and of what follows it.
//!
//! A convolution sees so many tokens and no further; who speaks in a long quotation, or that it is still open, is often told
//! before. Each state is a mean that runs along the text; a gate says at every token how much of it is kept (the light
//! recurrence of simple recurrent units, Lei et al. 2018). Half of the states read forwards, half backwards.
//!
//! States are floats and meet nothing but plain sums, products, quotients and roots, which IEEE 754 rounds one way: every
//! machine gets the same, as it does from the integers around them.

use super::network::{CHUNK, Kernel, ZERO, add, add_found, dense, whole};
use super::simd::{OUTPUTS_AT_ONCE, Row, WIDTH};
use super::weights::{ACTIVATION_BITS, Dense, Recurrent, WEIGHT_BITS};

/// States of each direction.
const STATES: usize = WIDTH / 2;
/// What stands in one unit of a layer's sums.
const SUM_UNIT: f32 = 1.0 / (1_u32 << (ACTIVATION_BITS + WEIGHT_BITS)) as f32;
/// Units of an activation in one.
const ONE: f32 = (1_u32 << ACTIVATION_BITS) as f32;
/// No value is farther from zero: an activation still holds it.
const LIMIT: f32 = 63.0;
/// Added before a number is cut to an integer, so that it is rounded down on both sides of zero; then taken off.
const ABOVE_ZERO: i32 = 1 << 15;

/// The states of one direction.
type States = [f32; STATES];
/// What a direction's layer gives of a row: a gate for each state, then a value for each.
type Steps = [[i32; WIDTH]; CHUNK];

/// Adds to each row what the layer finds in the states around it. Before the first and after the last row there is nothing.
#[inline(always)]
pub(super) fn recurrent(layer: &Recurrent, rows: &mut [Row], states: &mut Vec<Row>, kernel: impl Kernel) {
    states.clear();
    states.resize(rows.len(), ZERO);
    let mut forwards = [0.0; STATES];
    for (rows, states) in rows.chunks(CHUNK).zip(states.chunks_mut(CHUNK)) {
        let steps = steps(&layer.forwards, rows, kernel);
        for (steps, states) in steps.iter().zip(states) {
            step(&mut forwards, steps, &mut states[..STATES]);
        }
    }
    let mut backwards = [0.0; STATES];
    for (rows, states) in rows.chunks(CHUNK).zip(states.chunks_mut(CHUNK)).rev() {
        let steps = steps(&layer.backwards, rows, kernel);
        for (steps, states) in steps.iter().zip(states).rev() {
            step(&mut backwards, steps, &mut states[STATES..]);
        }
    }
    for (rows, states) in rows.chunks_mut(CHUNK).zip(states.chunks(CHUNK)) {
        give(&layer.output, states, rows, kernel);
    }
}

// As in the other layers: in WebAssembly there must be calls, or the whole first reading is slow.
#[cfg_attr(target_arch = "wasm32", inline(never))]
#[cfg_attr(not(target_arch = "wasm32"), inline(always))]
fn steps(layer: &Dense, rows: &[Row], kernel: impl Kernel) -> Steps {
    let mut steps = [[0; WIDTH]; CHUNK];
    dense(layer, &whole(rows), kernel, |row, block, sums| {
        steps[row].as_chunks_mut::<OUTPUTS_AT_ONCE>().0[block] = add(sums, &layer.bias[block]);
    });
    steps
}

/// Goes on by one row, and writes the states as they stand now.
#[cfg_attr(target_arch = "wasm32", inline(never))]
#[cfg_attr(not(target_arch = "wasm32"), inline(always))]
fn step(states: &mut States, steps: &[i32; WIDTH], written: &mut [i16]) {
    let (gates, values) = steps.split_at(STATES);
    for (((state, &gate), &value), written) in states.iter_mut().zip(gates).zip(values).zip(written) {
        let gate = gate as f32 * SUM_UNIT;
        let keep = (1.0 + gate / (1.0 + gate * gate).sqrt()) * 0.5;
        let value = (value as f32 * SUM_UNIT).clamp(-LIMIT, LIMIT);
        *state = keep * *state + (1.0 - keep) * value;
        *written = ((*state * ONE + (ABOVE_ZERO as f32 + 0.5)) as i32 - ABOVE_ZERO) as i16;
    }
}

/// Adds to each row what is found in the states at its place.
#[cfg_attr(target_arch = "wasm32", inline(never))]
#[cfg_attr(not(target_arch = "wasm32"), inline(always))]
fn give(layer: &Dense, states: &[Row], rows: &mut [Row], kernel: impl Kernel) {
    dense(layer, &whole(states), kernel, |row, block, sums| {
        if let Some(row) = rows.get_mut(row) {
            let here = &mut row.as_chunks_mut().0[block];
            *here = add_found(here, &add(sums, &layer.bias[block]));
        }
    });
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Sums for a gate and a value of each state.
    fn steps(gate: f32, value: f32) -> [i32; WIDTH] {
        core::array::from_fn(|at| ((if at < STATES { gate } else { value }) / SUM_UNIT) as i32)
    }

    #[test]
    fn a_state_keeps_what_its_gate_says() {
        let (mut states, mut written) = ([0.0; STATES], [0; STATES]);
        // (1 + g / √(1 + g²)) / 2 is a half at 0, and .9 at 4/3.
        step(&mut states, &steps(0.0, 2.0), &mut written);
        assert_eq!((states, written), ([1.0; STATES], [512; STATES]));
        step(&mut states, &steps(4.0 / 3.0, -9.0), &mut written);
        assert!(states.iter().all(|state| state.abs() < 1e-5), "{states:?}");
        step(&mut states, &steps(0.0, -0.005), &mut written);
        assert_eq!(written, [-1; STATES], "-1.28 of 512 is rounded to the nearest");
    }

    #[test]
    fn a_value_that_no_activation_holds_is_cut() {
        let (mut states, mut written) = ([0.0; STATES], [0; STATES]);
        for (value, most) in [(1000.0, LIMIT), (-1000.0, -LIMIT)] {
            for _ in 0..50 {
                step(&mut states, &steps(-1.0, value), &mut written);
            }
            assert!(written.iter().all(|&state| f32::from(state) == most * ONE), "{written:?}");
        }
    }
}
