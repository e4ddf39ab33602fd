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
@NullMarked
package org.lockstep.storage.blobs;

import org.jspecify.annotations.NullMarked;
