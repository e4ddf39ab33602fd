package org.lockstep.realtime.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.UnknownHostException;
import org.junit.jupiter.api.Test;

class OriginTest {
  private static Origin origin(String address) throws UnknownHostException {
    return Origin.of(InetAddress.getByName(address));
  }

  @Test
  void an_address_of_ipv4_stands_for_itself() throws UnknownHostException {
    assertThat(origin("192.0.2.1")).isEqualTo(origin("192.0.2.1"));
    assertThat(origin("192.0.2.1")).isNotEqualTo(origin("192.0.2.2"));
    assertThat(origin("::ffff:192.0.2.1")).isEqualTo(origin("192.0.2.1"));
  }

  @Test
  void all_addresses_of_a_network_of_ipv6_are_one() throws UnknownHostException {
    assertThat(origin("2001:db8:1:2::1")).isEqualTo(origin("2001:db8:1:2:ffff:ffff:ffff:ffff"));
    assertThat(origin("2001:db8:1:2::1")).isNotEqualTo(origin("2001:db8:1:3::1"));
  }
}
