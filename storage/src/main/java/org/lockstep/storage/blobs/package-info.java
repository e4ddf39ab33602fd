/// Ciphertext of items, addressed by its SHA-256, uploaded in resumable pieces.
@NullMarked
package org.lockstep.storage.blobs;

import org.jspecify.annotations.NullMarked;
