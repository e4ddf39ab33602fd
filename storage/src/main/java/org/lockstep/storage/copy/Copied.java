package org.lockstep.storage.copy;

import org.lockstep.crypto.log.Hash;

/// What a copy held.
///
/// @param events and as many leaves in the log
/// @param root of the log over them
/// @param secrets records and counters
/// @param logs of documents that are edited live
public record Copied(long events, Hash root, long secrets, long blobs, long logs) {}
