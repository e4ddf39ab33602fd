package org.lockstep.storage.secrets;

/// Names a record: its kind, and its id among the records of that kind.
public record SecretName(String kind, String id) {}
