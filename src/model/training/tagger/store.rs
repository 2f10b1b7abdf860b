//! Weights → the bytes that [`Tagger::load`](crate::model::tagger::Tagger::load) reads.

use super::fit::{Fit, Row};
use crate::grammar::TAGS;
use crate::model::tagger::{BUCKETS, UNIT, place};

pub(super) fn bytes(fit: &Fit) -> Vec<u8> {
    let mut buckets: Vec<Vec<&Row>> = vec![Vec::new(); BUCKETS];
    for row in &fit.rows {
        buckets[place(row.feature).0].push(row);
    }
    let mut bytes = vec![0u8; BUCKETS / 4];
    for (at, bucket) in buckets.iter_mut().enumerate() {
        bytes[at / 4] |= (bucket.len() as u8) << (at % 4 * 2);
        bucket.sort_by_key(|r| place(r.feature).1);
    }
    let rows: Vec<&Row> = buckets.into_iter().flatten().collect();
    bytes.extend(rows.iter().map(|r| place(r.feature).1 as u8));
    let units: Vec<Vec<i8>> =
        rows.iter().map(|r| r.weights.iter().take(TAGS).map(|w| (w * UNIT).round() as i8).collect()).collect();
    let masks: Vec<u32> =
        units.iter().map(|row| row.iter().enumerate().filter(|(_, u)| **u != 0).map(|(at, _)| 1 << at).sum()).collect();
    for byte in 0..4 {
        bytes.extend(masks.iter().map(|m| m.to_le_bytes()[byte]));
    }
    bytes.extend(units.into_iter().flatten().filter(|&u| u != 0).map(|u| u as u8));
    println!("{} features", rows.len());
    bytes
}
