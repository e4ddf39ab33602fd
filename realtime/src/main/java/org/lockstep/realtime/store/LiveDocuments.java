package org.lockstep.realtime.store;

import java.util.List;
import java.util.Optional;
import org.lockstep.domain.id.DeviceId;
import org.lockstep.domain.id.ShareId;

/// The documents of all shares whose live collaboration is on, as they are on disk.
///
/// Every method may be called from any thread and blocks: on the disk, and on the vault when a
/// share's first document is opened.
public interface LiveDocuments {
  /// So many documents a share has at most, unless it is set otherwise.
  int MOST_DOCUMENTS = 10_000;

  /// Opens a document, or begins one. Whoever has it open shares it with nobody: a second opening
  /// of the same name before the first was closed is refused with an [IllegalStateException].
  ///
  /// @param device for whom; the key's use is recorded for it (R101)
  /// @throws ShareKeyMissing if the vault does not reach the share's key
  /// @throws TooManyDocuments if it would be one more than the share may have
  /// @throws org.lockstep.storage.StorageException if it cannot be read
  Opened open(DocumentName name, DeviceId device);

  /// Everything that a document holds now, as one update, beside whoever has it open.
  ///
  /// @return nothing if there is no such document
  /// @throws ShareKeyMissing if the vault does not reach the share's key
  Optional<byte[]> read(DocumentName name, DeviceId device);

  /// The documents of a share, by name.
  List<DocumentName> documents(ShareId share);

  /// The shares that have documents, ended ones too that a crash kept from being shredded.
  List<ShareId> shares();

  /// Destroys a share's live key and all of its logs (R54). What has a document open sees its
  /// next append fail. Doing so again changes nothing.
  void shred(ShareId share);
}
