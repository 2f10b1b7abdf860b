//! Characters → tokens → sentences: the one parsed form that every lens reads.

mod document;
mod offsets;
mod passage;
mod quotation;
mod sentence;
mod span;
mod token;

pub use document::Document;
pub use offsets::{Offsets, Translate};
pub use passage::{Lines, OFF_THE_PAGE, Paragraph, Passage, Place, Placer};
pub use quotation::Quotation;
pub use sentence::Sentence;
pub use span::{Byte, ByteSpan, CodePoint, CodePointSpan, Span, TokenSpan, Tokens, Utf16, Utf16Span};
pub use token::{Token, TokenKind};
