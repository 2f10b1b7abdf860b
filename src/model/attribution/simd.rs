//! The one inner loop: sums of products of 16-bit numbers in 32-bit accumulators.
//!
//! Accumulators wrap, so the order of the additions does not matter and every machine gets the same sums, bit for bit.

/// Numbers in one vector.
pub(super) const LANES: usize = 8;
/// Eight numbers.
pub(super) type Lanes = [i16; LANES];

/// Inner products of four rows with two: `x[t] · w[o]`. All six are of one length; what is beyond the shortest is left out.
#[inline(always)]
pub(super) fn products(x: [&[Lanes]; 4], w: [&[Lanes]; 2]) -> [[i32; 2]; 4] {
    let length = x.iter().chain(&w).map(|row| row.len()).min().unwrap_or(0);
    imp::products(x.map(|row| &row[..length]), w.map(|row| &row[..length]))
}

#[cfg(all(target_arch = "wasm32", target_feature = "simd128"))]
mod imp {
    use super::Lanes;
    use core::arch::wasm32::{i16x8, i32x4_add, i32x4_dot_i16x8, i32x4_extract_lane, i32x4_splat, v128};

    fn load(a: &Lanes) -> v128 {
        i16x8(a[0], a[1], a[2], a[3], a[4], a[5], a[6], a[7])
    }

    fn sum(a: v128) -> i32 {
        i32x4_extract_lane::<0>(a)
            .wrapping_add(i32x4_extract_lane::<1>(a))
            .wrapping_add(i32x4_extract_lane::<2>(a))
            .wrapping_add(i32x4_extract_lane::<3>(a))
    }

    #[inline(always)]
    pub(super) fn products(x: [&[Lanes]; 4], w: [&[Lanes]; 2]) -> [[i32; 2]; 4] {
        let mut sums = [[i32x4_splat(0); 2]; 4];
        for at in 0..w[0].len() {
            let w = w.map(|row| load(&row[at]));
            for (sums, row) in sums.iter_mut().zip(x) {
                let x = load(&row[at]);
                for (sum, w) in sums.iter_mut().zip(w) {
                    *sum = i32x4_add(*sum, i32x4_dot_i16x8(x, w));
                }
            }
        }
        sums.map(|row| row.map(sum))
    }
}

#[cfg(not(all(target_arch = "wasm32", target_feature = "simd128")))]
mod imp {
    use super::Lanes;

    // Plain reductions over flat slices: the shape in which the compiler finds the processor's multiply-add of pairs.
    #[inline(always)]
    pub(super) fn products(x: [&[Lanes]; 4], w: [&[Lanes]; 2]) -> [[i32; 2]; 4] {
        let x = x.map(<[Lanes]>::as_flattened);
        let w = w.map(<[Lanes]>::as_flattened);
        let length = w[0].len();
        let (x, w) = (x.map(|row| &row[..length]), w.map(|row| &row[..length]));
        let mut sums = [[0_i32; 2]; 4];
        for at in 0..length {
            for (sums, x) in sums.iter_mut().zip(x) {
                for (sum, w) in sums.iter_mut().zip(w) {
                    *sum = sum.wrapping_add(i32::from(x[at]) * i32::from(w[at]));
                }
            }
        }
        sums
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn noise(seed: u32, rows: usize) -> Vec<Lanes> {
        let mut state = seed;
        let mut next = || {
            state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
            (state >> 16) as i16
        };
        (0..rows).map(|_| core::array::from_fn(|_| next())).collect()
    }

    #[test]
    fn products_are_those_of_plain_arithmetic_wrapped_to_32_bits() {
        let rows: Vec<Vec<Lanes>> = (1..=6).map(|seed| noise(seed, 48)).collect();
        let got = products([&rows[0], &rows[1], &rows[2], &rows[3]], [&rows[4], &rows[5]]);
        for t in 0..4 {
            for o in 0..2 {
                let pairs = rows[t].as_flattened().iter().zip(rows[4 + o].as_flattened());
                let plain: i64 = pairs.map(|(&a, &b)| i64::from(a) * i64::from(b)).sum();
                assert_eq!(got[t][o], plain as i32);
            }
        }
    }
}
