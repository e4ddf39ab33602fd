package org.lockstep.wire.event;

import java.util.Arrays;
import org.lockstep.domain.Bytes;
import org.lockstep.domain.id.AccountId;
import org.lockstep.domain.id.DeviceId;
import org.lockstep.domain.id.HandleId;
import org.lockstep.domain.id.IdText;
import org.lockstep.domain.id.ItemId;
import org.lockstep.domain.id.LinkId;
import org.lockstep.domain.id.LogId;
import org.lockstep.domain.id.RecoveryId;
import org.lockstep.domain.id.SessionId;
import org.lockstep.domain.id.ShareId;
import org.lockstep.domain.id.UseId;

/// The values that the sample events are made of.
final class Ids {
  static final AccountId ADA = new AccountId(text(1));
  static final AccountId BEN = new AccountId(text(2));

  /// Whose key is destroyed, or never was.
  static final AccountId GONE = new AccountId(text(3));

  static final DeviceId PHONE = new DeviceId(text(11));
  static final DeviceId LAPTOP = new DeviceId(text(12));
  static final HandleId HANDLE = new HandleId(text(21));
  static final ShareId SHARE = new ShareId(text(31));
  static final LinkId LINK = new LinkId(text(41));
  static final ItemId ITEM = new ItemId(text(51));
  static final RecoveryId RECOVERY = new RecoveryId(text(63));
  static final SessionId SESSION = new SessionId(text(62));
  static final LogId LOG = new LogId(text(71));
  static final UseId USE = new UseId(text(61));

  private Ids() {}

  /// The text of an id of 16 equal bytes.
  static String text(int value) {
    return IdText.of(filled(value, 16));
  }

  /// That many bytes, counted up from the first.
  static Bytes bytes(int first, int length) {
    var bytes = new byte[length];
    for (int i = 0; i < length; i++) {
      bytes[i] = (byte) (first + i);
    }
    return Bytes.of(bytes);
  }

  static byte[] filled(int value, int length) {
    var bytes = new byte[length];
    Arrays.fill(bytes, (byte) value);
    return bytes;
  }
}
