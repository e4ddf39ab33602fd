package org.lockstep.wire.message;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.lockstep.domain.Bytes;
import org.lockstep.domain.account.Keyring;
import org.lockstep.domain.account.RecoveryMethod;
import org.lockstep.domain.account.RosterProof;
import org.lockstep.domain.id.AccountId;
import org.lockstep.domain.id.RecoveryId;
import org.lockstep.wire.event.EventRecord;
import org.lockstep.wire.message.AccountMessages.DeviceDescription;

/// Messages about coming back into an account without a trusted device (R80 to R87).
public final class RecoveryMessages {
  private RecoveryMessages() {}

  /// `POST /v1/recoveries`, signed by the device that asks.
  ///
  /// @param recovery an id that the device chose
  /// @param method by what it will be proven, the recovery key if left out: other people take
  /// longer
  public record AskRecovery(
      RecoveryId recovery,
      String handle,
      DeviceDescription device,
      Optional<RecoveryMethod> method) {
    /// One that the recovery key will prove.
    public AskRecovery(RecoveryId recovery, String handle, DeviceDescription device) {
      this(recovery, handle, device, Optional.empty());
    }
  }

  /// What it takes to prove a recovery key. Told for every handle, whether somebody has it or not.
  ///
  /// @param account whose recovery it is; of nobody's handle, an id that nobody has
  /// @param header how the recovery key is stretched
  /// @param expires until when it can be proven
  public record RecoveryAsked(AccountId account, Bytes header, Instant expires) {}

  /// `POST /v1/recoveries/{id}/proof`, signed by the device that asks.
  ///
  /// @param proof of the method's authenticator
  /// @param method by what it is proven, the recovery key if left out
  public record ProveRecovery(Bytes proof, Optional<RecoveryMethod> method) {
    /// By the recovery key.
    public ProveRecovery(Bytes proof) {
      this(proof, Optional.empty());
    }
  }

  /// Where a recovery stands that was proven.
  public enum RecoveryState {
    /// A trusted device may veto it.
    WAITING,
    /// The device may join.
    READY
  }

  /// `GET /v1/recoveries/{id}`, signed by the device that asks; the answer to its proof, too.
  ///
  /// @param ready from when the device may join
  /// @param expires from when it may not any more
  public record RecoveryStatus(RecoveryState state, Instant ready, Instant expires) {}

  /// `GET /v1/recoveries/{id}/packet`, signed by the device that asks, once it is ready.
  ///
  /// @param packet identity key and secrets under the recovery key
  /// @param circle the current circle secret sealed to the recovery key, unless the packet has it
  /// @param service the same of the service secret
  /// @param events the account's stream from its beginning
  public record RecoveryPackage(
      Bytes packet, Optional<Bytes> circle, Optional<Bytes> service, List<EventRecord> events) {
    /// Copies the list.
    public RecoveryPackage {
      events = List.copyOf(events);
    }
  }

  /// `GET /v1/recovery/rehearsal`, signed by a trusted device: what each recovery method of its
  /// account would be given now. Nothing of it opens without what the method rests on.
  ///
  /// @param methods without those that there are not, or for which nothing waits
  public record RecoveryRehearsal(Map<RecoveryMethod, RecoveryPackage> methods) {
    /// Copies the map.
    public RecoveryRehearsal {
      methods = Map.copyOf(methods);
    }
  }

  /// `POST /v1/recoveries/{id}/device`, signed by the device that asks.
  public record FinishRecovery(RosterProof roster, Keyring keyring) {}

  /// `PUT /v1/recovery/wait`, signed by a trusted device.
  public record ChangeRecoveryWait(int hours) {}

  /// A recovery that has begun and is neither finished nor vetoed nor over.
  public record PendingRecovery(
      RecoveryId recovery,
      DeviceDescription device,
      RecoveryMethod method,
      Instant ready,
      Instant expires) {}

  /// `GET /v1/recovery`, signed by a trusted device.
  ///
  /// @param waitHours how long a recovery waits for a veto
  public record RecoveryOverview(int waitHours, List<PendingRecovery> pending) {
    /// Copies the list.
    public RecoveryOverview {
      pending = List.copyOf(pending);
    }
  }
}
