/// The command line: `lockstep COMMAND ...`, for people and for scripts.
///
/// Each command is a method of a class that gathers the commands of one feature, with its manual
/// page in its annotation. It asks the client library, and returns an
/// [org.lockstep.client.cli.Answer]:
/// a value for `--json` and the lines that a person reads. Nothing is printed in between, except
/// progress on the error stream; so a command can be run within the demonstration and in tests as
/// it is run by hand.
///
/// | exit code | meaning |
/// | --- | --- |
/// | 0 | done |
/// | 1 | refused, by the server or by the client's own checks |
/// | 2 | the command line has a mistake; nothing was tried |
/// | 3 | the server did not answer, or not as a Lockstep server does |
@NullMarked
package org.lockstep.client.cli;

import org.jspecify.annotations.NullMarked;
