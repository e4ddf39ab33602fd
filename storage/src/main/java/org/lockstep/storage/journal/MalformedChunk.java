package org.lockstep.storage.journal;

/// A row of events does not have the form in which rows are written.
final class MalformedChunk extends RuntimeException {
  private static final long serialVersionUID = 1L;

  MalformedChunk(String finding) {
    super(finding);
  }
}
