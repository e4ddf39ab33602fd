/// Items over HTTP: resumable uploads, versions of items, and their content as ciphertext.
///
/// An upload belongs to the device that began it. It grows by pieces, each at the offset where the
/// last one ended; whoever lost the connection asks for the offset and goes on. Writing an item
/// names a finished upload: the server compares length and digest with what the version says, and
/// checks the author's signature over the whole ciphertext, before the version is recorded.
///
/// ```
/// collection "uploads"   key device/upload
///                        value {"length", "finished": digest, if it is,
///                               "purpose": what for, if for nothing in a share}
/// ```
///
/// ## What is kept how long
///
/// - An upload that nobody continues is thrown away a day after it was last touched.
/// - The content of every recorded version is kept, of older versions and of deleted items too: the
///   history tells about them, and telling whether another version names the same ciphertext would
///   take an index that does not exist yet.
/// - For the same reason content stays whose version was refused after its upload was finished. The
///   rules are asked before that, so this needs a wrong digest, a wrong signature, or two devices
///   that write at the same moment.
/// - Content that is stored already is refused: it was encrypted under a fresh key, so whoever
///   uploads it has copied it. What is deletable (data of an account's own) is thus named by one
///   item alone, and nobody deletes what somebody else reads.
@NullMarked
package org.lockstep.api.item;

import org.jspecify.annotations.NullMarked;
