/// Answers in words: pure functions from what a command learned to the lines that a person reads.
///
/// Times are UTC, so that two people who compare their screens read the same.
@NullMarked
package org.lockstep.client.cli.text;

import org.jspecify.annotations.NullMarked;
