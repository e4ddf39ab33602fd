package org.lockstep.wire.event;

import java.util.function.UnaryOperator;
import tools.jackson.databind.node.ObjectNode;

/// Leads the payload of one revision of an event to the next.
///
/// The change is pure: the same tree always gives the same tree, and nothing else is read. It may
/// alter the tree that it is given. Personal texts are opened before, where they were sealed: in
/// the tree they are opaque nodes, which the change may move but not look into.
///
/// @param type the event's stable name
/// @param fromRevision the revision whose payloads it takes
/// @param change gives the payload of the next revision
public record Upcaster(String type, int fromRevision, UnaryOperator<ObjectNode> change) {}
