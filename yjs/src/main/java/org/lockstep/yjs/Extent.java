package org.lockstep.yjs;

/// How large an update is, for quotas.
///
/// @param bytes its length
/// @param clients sections with structs, one a client in all that Yjs writes
/// @param structs how many structs, holes among them
/// @param deletions how many ranges its delete set has
public record Extent(int bytes, int clients, int structs, int deletions) {}
