package org.lockstep.bench.verdict;

import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.lockstep.domain.Bytes;
import org.lockstep.domain.Personal;
import org.lockstep.domain.account.AccountEvent.AccountOpened;
import org.lockstep.domain.account.Category;
import org.lockstep.domain.account.CircleEpoch;
import org.lockstep.domain.account.Device;
import org.lockstep.domain.account.RosterProof;
import org.lockstep.domain.account.ServiceEpoch;
import org.lockstep.domain.account.SoftwareVersion;
import org.lockstep.domain.id.AccountId;
import org.lockstep.domain.id.DeviceId;
import org.lockstep.domain.id.HandleId;
import org.lockstep.domain.id.IdText;
import org.lockstep.domain.share.Grant;
import org.lockstep.domain.share.Role;
import org.lockstep.domain.share.ShareEpoch;

/// Ids, keys and seals of the right lengths, the same ones at each run. Confined to one thread.
final class Material {
  private static final int ID = 16;
  private static final int PUBLIC_KEY = 32;
  private static final int SIGNATURE = 64;
  private static final int DIGEST = 32;
  private static final int SEALING_KEY = 1_217; // X-Wing, with its suite byte
  private static final int SEAL = 1_200; // X-Wing's ciphertext and a sealed secret
  private static final int WRAPPED = 60;

  private final Random random = new Random(1);

  /// Somebody with one device.
  record Person(AccountId account, DeviceId device) {}

  String id() {
    var id = new byte[ID];
    random.nextBytes(id);
    return IdText.of(id);
  }

  Bytes digest() {
    return bytes(DIGEST);
  }

  private Bytes bytes(int length) {
    var bytes = new byte[length];
    random.nextBytes(bytes);
    return Bytes.of(bytes);
  }

  Person person() {
    return new Person(new AccountId(id()), new DeviceId(id()));
  }

  AccountOpened opening(Person person, String handle) {
    var account = person.account();
    return new AccountOpened(
        account,
        new HandleId(id()),
        Personal.of(account, handle),
        Personal.of(account, "The name of " + handle),
        bytes(PUBLIC_KEY),
        device(person),
        new RosterProof(1, bytes(SIGNATURE)),
        bytes(SEAL),
        new CircleEpoch(1, digest(), bytes(SIGNATURE), seals(person), Bytes.EMPTY),
        service(person, 1));
  }

  private Device device(Person person) {
    return new Device(
        person.device(),
        Personal.of(person.account(), "device"),
        "linux",
        SoftwareVersion.parse("1"),
        bytes(PUBLIC_KEY),
        bytes(SEALING_KEY));
  }

  ServiceEpoch service(Person person, int number) {
    var keys =
        Category.SHAREABLE.stream()
            .collect(Collectors.toMap(Function.identity(), _ -> bytes(SEALING_KEY)));
    return new ServiceEpoch(
        number, digest(), keys, bytes(SIGNATURE), seals(person), previous(number));
  }

  private Map<DeviceId, Bytes> seals(Person person) {
    return Map.of(person.device(), bytes(SEAL));
  }

  private Bytes previous(int number) {
    return number == 1 ? Bytes.EMPTY : bytes(WRAPPED);
  }

  ShareEpoch epoch(int number, List<Grant> grants) {
    return new ShareEpoch(number, digest(), grants, previous(number));
  }

  Grant grant(Person recipient, int serviceEpoch, Person by) {
    return new Grant(
        recipient.account(), serviceEpoch, Role.EDITOR, bytes(SEAL), by.device(), bytes(SIGNATURE));
  }
}
