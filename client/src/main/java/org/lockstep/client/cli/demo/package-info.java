/// The main job as a play: three accounts, real files, and the verdict after each act.
///
/// The play runs the same command line that a person types into, in this process, and reads its
/// JSON answers as a script would. Nothing in it knows more than a user can.
@NullMarked
package org.lockstep.client.cli.demo;

import org.jspecify.annotations.NullMarked;
