@NullMarked
package org.lockstep.client.cli.text;

import org.jspecify.annotations.NullMarked;
