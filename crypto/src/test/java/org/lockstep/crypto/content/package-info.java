/// Tests of content encryption: what is written reads back, and nothing else reads at all.
@NullMarked
package org.lockstep.crypto.content;

import org.jspecify.annotations.NullMarked;
