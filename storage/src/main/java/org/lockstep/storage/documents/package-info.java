/// Read models: documents in collections, found by key or by declared index.
@NullMarked
package org.lockstep.storage.documents;

import org.jspecify.annotations.NullMarked;
