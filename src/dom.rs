//! Reading an element of the current document: snapshot, core and painter in one call, for pages of our own.
