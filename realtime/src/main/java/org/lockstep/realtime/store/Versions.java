package org.lockstep.realtime.store;

import java.util.List;
import java.util.Optional;
import org.lockstep.domain.id.DeviceId;

/// States of live documents that people have kept by name. They end with their document (R54).
///
/// A version is never put in a document's place: whoever wants to go back makes new edits, so that
/// nobody's history is rewritten. Every method blocks, and throws [ShareKeyMissing] if the vault
/// does not reach the share's key.
public interface Versions {
  /// How many versions a document may have.
  int MOST = 1000;

  /// Keeps everything that the document holds now.
  ///
  /// @param device for whom the key is used (R101)
  /// @return nothing if there is no such document
  /// @throws TooManyVersions if it has [#MOST]
  Optional<Version> save(DocumentName name, Label label, DeviceId device);

  /// The versions of a document, the oldest first; none if there is no such document.
  List<Version> versions(DocumentName name, DeviceId device);

  /// What a version keeps, as one update.
  Optional<byte[]> version(DocumentName name, long number, DeviceId device);
}
