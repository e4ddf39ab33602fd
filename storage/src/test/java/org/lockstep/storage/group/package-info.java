/// Tests of what all group commits share.
@NullMarked
package org.lockstep.storage.group;

import org.jspecify.annotations.NullMarked;
