//! Training, behind the feature `train`: from annotated text to the weights in this room.

mod logistic;
pub mod name;
pub mod tagger;

use logistic::shuffle;
