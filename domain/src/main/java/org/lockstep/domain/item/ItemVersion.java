package org.lockstep.domain.item;

import org.lockstep.domain.Bytes;

/// One version of an item's content, as its author describes it.
///
/// @param number counted from 1
/// @param epoch the epoch of the share's secret that everything here is sealed under
/// @param name the item's name, sealed
/// @param contentKey the content key, wrapped
/// @param digest SHA-256 of the stored ciphertext, which names it
/// @param length length of the stored ciphertext in bytes
/// @param signature the author's, over the whole context, the header and all chunks
public record ItemVersion(
    int number,
    int epoch,
    Bytes name,
    Bytes contentKey,
    Bytes digest,
    long length,
    Bytes signature) {}
