package org.lockstep.client.cli.demo;

/// A past verdict, asked for again at the end of the play.
///
/// @param moment a name for it, such as `link open`
/// @param encryption as it was
/// @param same whether the whole answer is what it was
public record Recall(String moment, long position, String encryption, boolean same) {}
