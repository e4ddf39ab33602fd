/// Clients as they are published, run by node against the real server.
package org.lockstep.realtime.conformance;
