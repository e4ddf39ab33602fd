package org.lockstep.storage.updates;

/// Names a log.
///
/// @param share that the document belongs to
/// @param document its name within the share
public record LogName(String share, String document) {
  @Override
  public String toString() {
    return share + "/" + document;
  }
}
