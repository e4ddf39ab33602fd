/// What is so now: the read models, and the queries that the server answers from them.
///
/// [org.lockstep.projections.ReadModels] follows the journal and is where everything begins.
///
/// ## What is kept where
///
/// *No verdict is stored.* A share's protection is a fold over the events that concern it; the
/// shares in use are followed in memory, event by event, and any other is folded from its streams
/// when it is asked for. States of accounts are kept likewise. The documents are indexes into the
/// journal, and where they repeat an event they hold it in its stored form: what is personal stays
/// sealed in them, and dies with its key.
///
/// ```
/// collection     key                     value                          indexes
/// handles        handle                  account
/// devices        device                  account
/// shares         share                   ShareCreated, as stored
/// memberships    account/share           nothing                        account
/// invitations    account/share           ParticipantInvited, as stored  account
/// involved       share/account           position of its first key or   share, account
///                                        participation; -1: only invited
/// epochs         share/epoch             EpochStarted without grants    share
/// grants         share/account/epoch     KeyGranted, the newest
/// items          share/item              ItemWritten, as stored         share
/// item-events    share/position          nothing: an event of an item   share
/// links          link                    share that first opened it
/// orders         device/idempotency key  last position written; for a    day
///                                        week, or as long as is set
/// destructions   account|share|closed/id nothing: may owe destruction   owner
/// uses           account|share/id/       KeyUsed, as stored             owner
///                position
/// sessions       share/id                nothing: a live session is     owner
///                                        open
/// ```
///
/// There are two sides of these collections, in [org.lockstep.projections.Side]: one answers, the
/// other one is empty or being built anew.
///
/// Each batch of events is one commit of documents and token, so each event is applied once. After
/// that commit memory moves, while queries wait.
@NullMarked
package org.lockstep.projections;

import org.jspecify.annotations.NullMarked;
