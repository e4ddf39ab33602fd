package org.lockstep.wire.message;

import java.time.Instant;
import org.lockstep.domain.Bytes;

/// What a server says of itself, to anyone.
///
/// @param origin the log's name
/// @param logKey the log's verifier key, as signed notes write it
/// @param vaultKey the vault's sealing key, suite byte first
/// @param position the number of events recorded so far
public record ServerInfo(
    String version, String origin, String logKey, Bytes vaultKey, long position, Instant time) {}
