package org.lockstep.storage.mongodb;

import org.lockstep.storage.StorageException;

/// What became of documents that were inserted one after the other.
public sealed interface Insertion {

  /// All of them are there.
  record Whole() implements Insertion {}

  /// Another document has a key of the one with this index; those before it are there, it and those
  /// behind it are not.
  record Taken(int index) implements Insertion {}

  /// The one with this index was refused; those before it are there.
  record Refused(int index, StorageException why) implements Insertion {}
}
