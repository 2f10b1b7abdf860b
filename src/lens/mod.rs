//! The lenses: one room each, with one door. A lens takes the parsed document and returns its marks.

pub mod attribution;
pub mod date;
pub mod headline;
pub mod hedge;
pub mod name;
pub mod number;
pub mod voice;
