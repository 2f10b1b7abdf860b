//! Training, behind the feature `train`: from annotated text to the weights in this room.

pub mod tagger;
