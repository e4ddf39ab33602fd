package org.lockstep.realtime.server;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.util.HexFormat;

/// Where a socket comes from, as far as it is counted: an address of IPv4, or the 64 bits of an
/// IPv6 address that name its network (RFC 4291, section 2.5.4). Whoever has one address of such a
/// network has all of them.
record Origin(String network) {
  private static final int NETWORK_BYTES = 8;

  static Origin of(InetAddress address) {
    var bytes = address.getAddress();
    int length = address instanceof Inet6Address ? NETWORK_BYTES : bytes.length;
    return new Origin(HexFormat.of().formatHex(bytes, 0, length));
  }
}
