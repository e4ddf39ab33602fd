package org.lockstep.crypto.account;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.lockstep.crypto.seal.SealRefused;
import org.lockstep.crypto.seal.SealingKey;
import org.lockstep.crypto.sign.SigningKey;
import org.lockstep.crypto.sign.VerifyingKey;
import org.lockstep.crypto.tuple.Tuple;
import org.lockstep.crypto.tuple.TupleReader;

/// The devices that an account trusts, with a counter that only grows.
///
/// Guarantees, once its signature by the account's identity key is verified: no server can add a
/// device, change a key of one, or leave one out. That it is the newest roster is for the caller to
/// check: the counter must not be lower than one seen before, and equal counters mean equal
/// rosters.
///
/// The order in which devices are given does not matter: they are kept in the order of their ids,
/// and each id stands once.
///
/// @param account the account's id
/// @param counter grows by at least one with each change
/// @param devices the trusted devices, in the order of their ids
public record Roster(String account, long counter, List<RosterDevice> devices) {
  private static final String LABEL = "lockstep/roster/1";

  /// Sorts the devices; refuses a device that is named twice and a negative counter with an
  /// [IllegalArgumentException].
  public Roster {
    if (counter < 0) throw new IllegalArgumentException("a counter is not negative");
    devices = devices.stream().sorted(Comparator.comparing(RosterDevice::id)).toList();
    for (int i = 1; i < devices.size(); i++) {
      if (devices.get(i).id().equals(devices.get(i - 1).id())) {
        throw new IllegalArgumentException("a device stands on the roster once");
      }
    }
  }

  /// The device of this id, if the account trusts it.
  public Optional<RosterDevice> device(String id) {
    return devices.stream().filter(device -> device.id().equals(id)).findFirst();
  }

  /// Signs with the account's identity key.
  public byte[] sign(SigningKey identity) {
    return identity.sign(tuple());
  }

  /// Whether the account's identity key signed exactly this.
  public boolean verify(VerifyingKey identity, byte[] signature) {
    return identity.verify(tuple(), signature);
  }

  /// What is signed, and how it is stored and sent.
  public byte[] encode() {
    return tuple().encode();
  }

  /// Reads what [#encode] made; anything else is refused with [SealRefused]. The signature is yet
  /// to be verified.
  public static Roster decode(byte[] encoded) {
    try {
      return read(TupleReader.of(LABEL, encoded));
    } catch (IllegalArgumentException malformed) {
      throw new SealRefused(SealRefused.Reason.MALFORMED, malformed);
    }
  }

  private static Roster read(TupleReader reader) {
    var account = reader.text();
    long counter = reader.number();
    var devices = new ArrayList<RosterDevice>();
    while (reader.hasNext()) devices.add(readDevice(reader));
    var roster = new Roster(account, counter, devices);
    if (!roster.devices().equals(devices)) {
      throw new IllegalArgumentException("devices stand in the order of their ids");
    }
    return roster;
  }

  private static RosterDevice readDevice(TupleReader reader) {
    var id = reader.text();
    var signingKey = VerifyingKey.of(reader.bytes());
    return new RosterDevice(id, signingKey, SealingKey.of(reader.bytes()));
  }

  private Tuple tuple() {
    var tuple = Tuple.of(LABEL).text(account).number(counter);
    for (var device : devices) {
      tuple =
          tuple
              .text(device.id())
              .bytes(device.signingKey().bytes())
              .bytes(device.sealingKey().bytes());
    }
    return tuple;
  }
}
