package org.lockstep.realtime.store;

/// A state of a document that somebody has kept.
///
/// @param number from 1, gapless within an incarnation of the document
public record Version(long number, Label label) {}
