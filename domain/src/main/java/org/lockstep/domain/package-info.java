/// What may happen, and who may read.
///
/// Three things live here, all of them pure functions of their arguments: *deciders* (a command
/// against a state gives
/// events or a reason why not), *states* (the fold of a stream of events), and *custody* (who
/// reaches which key, and from it
/// the verdict on a share). No clock, no randomness, no input or output, no framework: time, fresh
/// ids and what other streams
/// know come in as arguments. Axon appears in the `*Aggregate` shells alone.
///
/// The rules that the code cites as `Rnn` are those of the protection model; `docs/rules.md` has
/// their text.
@NullMarked
package org.lockstep.domain;

import org.jspecify.annotations.NullMarked;
