package org.lockstep.audit.log;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.lockstep.audit.log.LogFault.SignatureWrong;
import org.lockstep.audit.log.LogFault.WitnessesMissing;
import org.lockstep.crypto.log.CosignerKey;
import org.lockstep.crypto.log.NoteSignature;
import org.lockstep.crypto.log.VerifierKey;

/// Whose signatures somebody wants to see below a checkpoint before believing it (C2SP
/// tlog-policy).
///
/// Witnesses that do not work together and each see one growing log are what makes it hard to show
/// two people two histories.
///
/// @param logs whose checkpoints are meant; empty where the log is known otherwise
/// @param witnesses by their names in the policy
/// @param groups by their names
/// @param quorum the witness or group that must have cosigned, or [#NONE]
public record TrustPolicy(
    List<LogKey> logs, Map<String, Witness> witnesses, Map<String, Group> groups, String quorum) {
  /// The quorum that nobody needs to meet.
  public static final String NONE = "none";

  /// Keeps its own copies.
  public TrustPolicy {
    logs = List.copyOf(logs);
    witnesses = Map.copyOf(witnesses);
    groups = Map.copyOf(groups);
  }

  /// A log.
  ///
  /// @param url where it is found, if the policy says so
  public record LogKey(VerifierKey key, Optional<String> url) {}

  /// A witness.
  ///
  /// @param url the prefix of its submission address, if the policy says so
  public record Witness(CosignerKey key, Optional<String> url) {}

  /// Some witnesses or groups of which so many must have cosigned.
  ///
  /// @param needed at least 1, at most all
  public record Group(int needed, List<String> members) {
    /// Keeps its own copy of the list.
    public Group {
      members = List.copyOf(members);
    }
  }

  /// Reads a policy file.
  ///
  /// @throws PolicyMalformed naming the line that is wrong
  public static TrustPolicy parse(byte[] file) {
    return PolicyText.read(file);
  }

  /// The witnesses that cosigned a checkpoint, each with the time of its newest cosignature.
  ///
  /// @throws LogRefused if a line claims to be by one of the witnesses and is not, or the quorum is
  ///     not met
  public Map<String, Instant> check(SignedCheckpoint signed) {
    var cosigned = new LinkedHashMap<String, Instant>();
    for (var line : signed.note().signatures()) {
      witnesses.forEach(
          (name, witness) -> {
            if (witness.key().claims(line)) {
              cosigned.merge(name, time(signed, witness, line), TrustPolicy::later);
            }
          });
    }
    if (!quorum.equals(NONE) && !met(quorum, cosigned)) {
      var lacking =
          witnesses.keySet().stream().filter(name -> !cosigned.containsKey(name)).sorted().toList();
      throw new LogRefused(new WitnessesMissing(quorum, lacking));
    }
    return cosigned;
  }

  private static Instant time(SignedCheckpoint signed, Witness witness, NoteSignature line) {
    return witness
        .key()
        .cosigned(signed.checkpoint(), line)
        .orElseThrow(() -> new LogRefused(new SignatureWrong(witness.key().name())));
  }

  private static Instant later(Instant one, Instant other) {
    return one.isAfter(other) ? one : other;
  }

  private boolean met(String name, Map<String, Instant> cosigned) {
    var group = groups.get(name);
    if (group == null) return cosigned.containsKey(name);
    return group.members().stream().filter(member -> met(member, cosigned)).count()
        >= group.needed();
  }
}
