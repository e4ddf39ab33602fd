/// Read models: documents in collections, found by key or by declared index.
///
/// A reader of the journal writes a batch and its token in one commit, so that each event is
/// applied once. The token's step names where it begins: if two readers of one name run, one is
/// refused.
///
/// ```
/// documents.db
/// collection  name PK, fields                     what is declared; fields joined by commas
/// token       name PK, position                   how far a reader of the journal has come
/// "c-NAME"    key PK, value, "f-FIELD" ...        one table for each collection, a column for each
///                                                 declared index
/// "i-NAME-FIELD" on "c-NAME" ("f-FIELD", key)     so that a page of one value comes in key order
/// ```
///
/// In MongoDB a batch and its token are written in turns, see
/// [org.lockstep.storage.mongodb.Turns]:
///
/// ```
/// collection   _id name, fields                        what is declared
/// turn         _id "turn", number, positions, pending  how far readers have come
/// model-NAME   _id key, turn, body {value, fields}     an index for each field and the key
/// ```
@NullMarked
package org.lockstep.storage.documents;

import org.jspecify.annotations.NullMarked;
