package org.lockstep.storage.documents;

/// A document as it was put.
@SuppressWarnings("ArrayRecordComponent") // handed over, not copied
public record Document(String key, byte[] value) {}
