//! The one inner loop: sums of products of 16-bit numbers in 32-bit accumulators.
//!
//! Inputs are taken in pairs: every processor of today multiplies pairs of 16-bit numbers and adds the two products in one
//! instruction. A pair of a row's inputs is copied to all lanes and meets the weights of as many outputs as there are
//! lanes, so that nothing is ever summed across a vector. Accumulators wrap, so the order of the additions does not
//! matter and every machine gets the same sums, bit for bit.

/// Width of every layer.
pub(super) const WIDTH: usize = 128;
/// Outputs computed at once.
pub(super) const OUTPUTS_AT_ONCE: usize = 16;
/// Rows computed at once.
pub(super) const ROWS_AT_ONCE: usize = 4;

/// One row of activations.
pub(super) type Row = [i16; WIDTH];
/// The weights of two neighbouring inputs, for each output of a block.
pub(super) type Pair = [[i16; 2]; OUTPUTS_AT_ONCE];
/// One sum for each output of a block.
pub(super) type Sums = [i32; OUTPUTS_AT_ONCE];

/// The weights by which all inputs count for sixteen outputs, two inputs after two. Four kilobytes: with the rows at work
/// they stay in the first cache.
#[derive(Clone)]
#[repr(align(64))]
pub(super) struct Block(pub [Pair; WIDTH / 2]);

/// The sums of products of each row with the weights of each output.
#[cfg(not(target_arch = "x86_64"))]
pub(super) use imp::sums;

/// Writes `sums` by the vectors of a processor. In scope must be: `Vector` and `LANES`, its number of 32-bit lanes;
/// `zero()`; `load(&[[i16; 2]])`, so many pairs; `both(i16, i16)`, one pair in all lanes; `multiply_add(sum, pairs, pairs)`;
/// `store(Vector, &mut [i32])`.
#[cfg(any(target_arch = "x86_64", all(target_arch = "wasm32", target_feature = "simd128")))]
macro_rules! sums_by_vectors {
    ($(#[$attribute:meta])*) => {
        $(#[$attribute])*
        #[inline]
        pub(crate) fn sums(block: &Block, rows: &[Row; ROWS_AT_ONCE]) -> [Sums; ROWS_AT_ONCE] {
            // Four rows by two vectors of accumulators: more did not fit the registers that browsers leave.
            const STEP: usize = 2 * LANES;
            let mut sums = [[0; OUTPUTS_AT_ONCE]; ROWS_AT_ONCE];
            let mut at = 0;
            while at < OUTPUTS_AT_ONCE {
                let mut vectors = [[zero(); 2]; ROWS_AT_ONCE];
                for (pair, weights) in block.0.iter().enumerate() {
                    let weights = [load(&weights[at..at + LANES]), load(&weights[at + LANES..at + STEP])];
                    for t in 0..ROWS_AT_ONCE {
                        let inputs = both([rows[t][2 * pair], rows[t][2 * pair + 1]]);
                        for v in 0..2 {
                            vectors[t][v] = multiply_add(vectors[t][v], inputs, weights[v]);
                        }
                    }
                }
                for t in 0..ROWS_AT_ONCE {
                    store(vectors[t][0], &mut sums[t][at..at + LANES]);
                    store(vectors[t][1], &mut sums[t][at + LANES..at + STEP]);
                }
                at += STEP;
            }
            sums
        }
    };
}

#[cfg(any(target_arch = "x86_64", all(target_arch = "wasm32", target_feature = "simd128")))]
#[inline(always)]
fn joined([a, b]: [i16; 2]) -> i32 {
    i32::from(a as u16) | i32::from(b) << 16
}

#[cfg(all(target_arch = "wasm32", target_feature = "simd128"))]
mod imp {
    use super::*;
    use core::arch::wasm32::*;

    const LANES: usize = 4;
    type Vector = v128;

    fn zero() -> Vector {
        i32x4_splat(0)
    }

    fn load(w: &[[i16; 2]]) -> Vector {
        i16x8(w[0][0], w[0][1], w[1][0], w[1][1], w[2][0], w[2][1], w[3][0], w[3][1])
    }

    fn both(pair: [i16; 2]) -> Vector {
        i32x4_splat(joined(pair))
    }

    fn multiply_add(sum: Vector, a: Vector, b: Vector) -> Vector {
        i32x4_add(sum, i32x4_dot_i16x8(a, b))
    }

    fn store(vector: Vector, to: &mut [i32]) {
        to[0] = i32x4_extract_lane::<0>(vector);
        to[1] = i32x4_extract_lane::<1>(vector);
        to[2] = i32x4_extract_lane::<2>(vector);
        to[3] = i32x4_extract_lane::<3>(vector);
    }

    sums_by_vectors!();
}

/// With the vectors that every processor of this kind has.
#[cfg(target_arch = "x86_64")]
pub(super) mod sse2 {
    use super::*;
    use core::arch::x86_64::*;

    const LANES: usize = 4;
    type Vector = __m128i;

    #[target_feature(enable = "sse2")]
    fn zero() -> Vector {
        _mm_setzero_si128()
    }

    #[target_feature(enable = "sse2")]
    fn load(w: &[[i16; 2]]) -> Vector {
        _mm_setr_epi32(joined(w[0]), joined(w[1]), joined(w[2]), joined(w[3]))
    }

    #[target_feature(enable = "sse2")]
    fn both(pair: [i16; 2]) -> Vector {
        _mm_set1_epi32(joined(pair))
    }

    #[target_feature(enable = "sse2")]
    fn multiply_add(sum: Vector, a: Vector, b: Vector) -> Vector {
        _mm_add_epi32(sum, _mm_madd_epi16(a, b))
    }

    #[target_feature(enable = "sse2")]
    fn store(vector: Vector, to: &mut [i32]) {
        to[0] = _mm_cvtsi128_si32(vector);
        to[1] = _mm_cvtsi128_si32(_mm_shuffle_epi32::<1>(vector));
        to[2] = _mm_cvtsi128_si32(_mm_shuffle_epi32::<2>(vector));
        to[3] = _mm_cvtsi128_si32(_mm_shuffle_epi32::<3>(vector));
    }

    sums_by_vectors!(#[target_feature(enable = "sse2")]);
}

/// With vectors twice as wide.
#[cfg(target_arch = "x86_64")]
pub(super) mod avx2 {
    use super::*;
    use core::arch::x86_64::*;

    const LANES: usize = 8;
    type Vector = __m256i;

    #[target_feature(enable = "avx2")]
    fn zero() -> Vector {
        _mm256_setzero_si256()
    }

    #[target_feature(enable = "avx2")]
    fn load(w: &[[i16; 2]]) -> Vector {
        let [a, b, c, d, e, f, g, h] = core::array::from_fn(|at| joined(w[at]));
        _mm256_setr_epi32(a, b, c, d, e, f, g, h)
    }

    #[target_feature(enable = "avx2")]
    fn both(pair: [i16; 2]) -> Vector {
        _mm256_set1_epi32(joined(pair))
    }

    #[target_feature(enable = "avx2")]
    fn multiply_add(sum: Vector, a: Vector, b: Vector) -> Vector {
        _mm256_add_epi32(sum, _mm256_madd_epi16(a, b))
    }

    #[target_feature(enable = "avx2")]
    fn store(vector: Vector, to: &mut [i32]) {
        to[0] = _mm256_extract_epi32::<0>(vector);
        to[1] = _mm256_extract_epi32::<1>(vector);
        to[2] = _mm256_extract_epi32::<2>(vector);
        to[3] = _mm256_extract_epi32::<3>(vector);
        to[4] = _mm256_extract_epi32::<4>(vector);
        to[5] = _mm256_extract_epi32::<5>(vector);
        to[6] = _mm256_extract_epi32::<6>(vector);
        to[7] = _mm256_extract_epi32::<7>(vector);
    }

    sums_by_vectors!(#[target_feature(enable = "avx2")]);
}

#[cfg(not(any(target_arch = "x86_64", all(target_arch = "wasm32", target_feature = "simd128"))))]
mod imp {
    pub(crate) use super::plain as sums;
}

/// The sums by plain arithmetic.
#[cfg(any(test, not(any(target_arch = "x86_64", all(target_arch = "wasm32", target_feature = "simd128")))))]
pub(crate) fn plain(block: &Block, rows: &[Row; ROWS_AT_ONCE]) -> [Sums; ROWS_AT_ONCE] {
    rows.each_ref().map(|row| {
        let mut sums = [0_i32; OUTPUTS_AT_ONCE];
        for (weights, inputs) in block.0.iter().zip(row.chunks_exact(2)) {
            for (sum, weights) in sums.iter_mut().zip(weights) {
                let products = [0, 1].map(|i| i32::from(inputs[i]) * i32::from(weights[i]));
                *sum = sum.wrapping_add(products[0]).wrapping_add(products[1]);
            }
        }
        sums
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[cfg(target_arch = "wasm32")]
    use wasm_bindgen_test::wasm_bindgen_test as test;

    /// Numbers from all over the range; where `extreme`, only those at its ends.
    fn noise(seed: u32, extreme: bool) -> impl FnMut() -> i16 {
        let mut state = seed;
        move || {
            state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
            match (extreme, state >> 30) {
                (false, _) => (state >> 16) as i16,
                (true, 0) => i16::MAX,
                (true, _) => i16::MIN,
            }
        }
    }

    fn cases() -> impl Iterator<Item = (Block, [Row; ROWS_AT_ONCE])> {
        (0..40).map(|seed| {
            let mut next = noise(seed, seed % 2 == 1);
            let block = core::array::from_fn(|_| core::array::from_fn(|_| [next(), next()]));
            (Block(block), core::array::from_fn(|_| core::array::from_fn(|_| next())))
        })
    }

    /// Every way there is here of computing sums.
    fn all_sums(block: &Block, rows: &[Row; ROWS_AT_ONCE]) -> Vec<[Sums; ROWS_AT_ONCE]> {
        let plain = plain(block, rows);
        #[cfg(not(target_arch = "x86_64"))]
        return vec![plain, sums(block, rows)];
        #[cfg(target_arch = "x86_64")]
        #[allow(unsafe_code)]
        {
            // SAFETY: every x86-64 processor has SSE2.
            let mut all = vec![plain, unsafe { sse2::sums(block, rows) }];
            if std::arch::is_x86_feature_detected!("avx2") {
                // SAFETY: the processor has AVX2, as was just asked.
                all.push(unsafe { avx2::sums(block, rows) });
            }
            all
        }
    }

    #[test]
    fn sums_are_those_of_exact_arithmetic_cut_to_32_bits() {
        for (block, rows) in cases() {
            let exact = rows.map(|row| {
                core::array::from_fn(|o| {
                    let weights = block.0.as_flattened().iter().skip(o).step_by(OUTPUTS_AT_ONCE).flatten();
                    let sum: i64 = weights.zip(row).map(|(&w, x)| i64::from(w) * i64::from(x)).sum();
                    sum as i32
                })
            });
            assert!(all_sums(&block, &rows).into_iter().all(|sums| sums == exact));
        }
    }
}
