package org.lockstep.client.testing;

import java.security.SecureRandom;
import org.lockstep.domain.id.AccountId;
import org.lockstep.domain.id.DeviceId;
import org.lockstep.domain.id.HandleId;
import org.lockstep.domain.id.IdText;
import org.lockstep.domain.id.LinkId;
import org.lockstep.domain.id.ShareId;

/// Fresh ids.
public final class Ids {
  private static final SecureRandom RANDOM = new SecureRandom();

  private Ids() {}

  static String text() {
    return IdText.of(bytes(16));
  }

  static byte[] bytes(int length) {
    var random = new byte[length];
    RANDOM.nextBytes(random);
    return random;
  }

  static AccountId account() {
    return new AccountId(text());
  }

  /// A device.
  public static DeviceId device() {
    return new DeviceId(text());
  }

  static HandleId handle() {
    return new HandleId(text());
  }

  static ShareId share() {
    return new ShareId(text());
  }

  /// A link.
  public static LinkId link() {
    return new LinkId(text());
  }
}
