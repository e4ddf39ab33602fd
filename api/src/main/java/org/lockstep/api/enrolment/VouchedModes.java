package org.lockstep.api.enrolment;

import java.util.Optional;
import org.lockstep.api.custody.OwnedRecords;
import org.lockstep.domain.id.AccountId;
import org.lockstep.domain.id.DeviceId;
import org.lockstep.vault.SealedRecords;
import org.lockstep.wire.message.AccountMessages.VouchedMode;
import org.lockstep.wire.message.MalformedMessage;
import org.lockstep.wire.message.MessageCodec;

/// What approving devices told the devices that they approved. The server carries it; whether it is
/// right is for the new device to judge.
///
/// ```
/// mode-vouch   account "-" device
/// ```
///
/// Kept before the event that it belongs to, and for as long as the account: a device that is
/// approved may ask again. Safe for use by many threads.
public final class VouchedModes implements OwnedRecords {
  private static final String KIND = "mode-vouch";

  private final SealedRecords records;
  private final MessageCodec codec;

  /// Kept in these records.
  public VouchedModes(SealedRecords records, MessageCodec codec) {
    this.records = records;
    this.codec = codec;
  }

  /// Keeps what a device is told that is about to be approved.
  public void keep(AccountId account, DeviceId device, VouchedMode mode) {
    records.put(KIND, name(account, device), codec.write(mode));
  }

  /// What a device was told, if it was.
  Optional<VouchedMode> of(AccountId account, DeviceId device) {
    return records.get(KIND, name(account, device)).map(this::read);
  }

  private static String name(AccountId account, DeviceId device) {
    return account + "-" + device;
  }

  @Override
  public void destroyAll(AccountId account) {
    records.list(KIND, account + "-").forEach(id -> records.destroy(KIND, id));
  }

  @Override
  public int count(AccountId account) {
    return records.list(KIND, account + "-").size();
  }

  private VouchedMode read(byte[] kept) {
    try {
      return codec.read(kept, VouchedMode.class);
    } catch (MalformedMessage e) {
      throw new IllegalStateException("a vouched mode of the vault's records is damaged", e);
    }
  }
}
