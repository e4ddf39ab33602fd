package org.lockstep.realtime.server;

import org.lockstep.realtime.room.Rooms;

/// What all connections share.
record House(Rooms rooms, Admission admission, SocketBounds bounds) {}
