/// What the server did with keys of its vault, told to those whose keys they are (R101).
@NullMarked
package org.lockstep.api.keyuse;

import org.jspecify.annotations.NullMarked;
