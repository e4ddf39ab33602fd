/// Ciphertext of items, addressed by its SHA-256, uploaded in resumable pieces.
///
/// ```
/// uploads/ID              what has arrived of an upload; its length is where it continues
/// blobs/ab/cd/abcd...     the blob of that hash, complete and never changed
/// ```
///
/// A piece is forced to disk before its new length is told. Finishing hashes the file once more,
/// and moves it atomically to its name; both directories are forced. Files are 0600, directories
/// 0700.
///
/// In MongoDB the bytes are cut into pieces of 512 KiB:
///
/// ```
/// upload     _id, content, length, turn, touched, busyUntil    what has arrived of an upload
/// blob       _id SHA-256, length, content                      complete and never changed
/// piece      _id "CONTENT/NUMBER", turn, bytes                 content is 16 random bytes
/// condemned  _id content                                       pieces that are being deleted
/// ```
///
/// Who works on an upload claims it for a while and counts its turns up. A piece carries the turn
/// that wrote it and is replaced by later ones alone: a process that was thought dead, and goes on
/// after all, cannot spoil what another one has made of the upload since.
@NullMarked
package org.lockstep.storage.blobs;

import org.jspecify.annotations.NullMarked;
