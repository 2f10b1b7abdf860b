//! Tokens → what kind of word they are.
