package org.lockstep.projections;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.lockstep.domain.Bytes;
import org.lockstep.domain.Personal;
import org.lockstep.domain.account.AccountCommand.OpenAccount;
import org.lockstep.domain.account.Category;
import org.lockstep.domain.account.CircleEpoch;
import org.lockstep.domain.account.Device;
import org.lockstep.domain.account.Keyring;
import org.lockstep.domain.account.RecoveryKeys;
import org.lockstep.domain.account.RosterProof;
import org.lockstep.domain.account.ServiceEpoch;
import org.lockstep.domain.account.SoftwareVersion;
import org.lockstep.domain.id.AccountId;
import org.lockstep.domain.id.DeviceId;
import org.lockstep.domain.id.HandleId;
import org.lockstep.domain.id.IdText;
import org.lockstep.domain.id.ItemId;
import org.lockstep.domain.id.LinkId;
import org.lockstep.domain.id.ShareId;
import org.lockstep.domain.item.ItemVersion;
import org.lockstep.domain.share.Actor;
import org.lockstep.domain.share.Grant;
import org.lockstep.domain.share.Role;

/// Values that differ where their numbers differ; keys and seals are short, for nothing opens them.
final class Some {
  private Some() {}

  static AccountId account(int n) {
    return new AccountId(id('a', n));
  }

  static DeviceId device(int account, int n) {
    return new DeviceId(id('d', account * 1000 + n));
  }

  static HandleId handle(int n) {
    return new HandleId(id('h', n));
  }

  static ShareId share(int n) {
    return new ShareId(id('s', n));
  }

  static ItemId item(int n) {
    return new ItemId(id('i', n));
  }

  static LinkId link(int n) {
    return new LinkId(id('l', n));
  }

  static String id(char kind, int n) {
    var bytes = new byte[16];
    bytes[1] = (byte) kind;
    for (int i = 0; i < 4; i++) bytes[15 - i] = (byte) (n >>> (8 * i));
    return IdText.of(bytes);
  }

  static Bytes bytes(String text) {
    return Bytes.of(text.getBytes(UTF_8));
  }

  static Actor actor(int account) {
    return new Actor(account(account), device(account, 0));
  }

  static Device device(AccountId account, DeviceId id) {
    return new Device(
        id,
        Personal.of(account, "device"),
        "linux",
        SoftwareVersion.parse("1"),
        bytes("sign " + id),
        bytes("seal " + id));
  }

  static RosterProof roster(long counter) {
    return new RosterProof(counter, bytes("roster " + counter));
  }

  static Keyring keyring(DeviceId device) {
    return new Keyring(bytes("i " + device), bytes("c " + device), bytes("s " + device));
  }

  static CircleEpoch circle(int number, Collection<DeviceId> devices) {
    return new CircleEpoch(
        number, bytes("cc" + number), bytes("sig"), seals("c", devices), previous(number));
  }

  static ServiceEpoch service(int number, Collection<DeviceId> devices) {
    var keys =
        Category.SHAREABLE.stream()
            .collect(Collectors.toMap(Function.identity(), c -> bytes(c.name() + number)));
    return new ServiceEpoch(
        number, bytes("sc" + number), keys, bytes("sig"), seals("s", devices), previous(number));
  }

  private static Map<DeviceId, Bytes> seals(String kind, Collection<DeviceId> devices) {
    return devices.stream().collect(Collectors.toMap(d -> d, d -> bytes(kind + d)));
  }

  static RecoveryKeys recovery(int number) {
    return new RecoveryKeys(number, bytes("seal"), bytes("verify"), bytes("sig"));
  }

  static Bytes previous(int number) {
    return number == 1 ? Bytes.EMPTY : bytes("previous " + number);
  }

  static OpenAccount opening(int n) {
    var account = account(n);
    var first = device(n, 0);
    return new OpenAccount(
        account,
        handle(n),
        Personal.of(account, "handle" + n),
        Personal.of(account, "Name " + n),
        bytes("identity " + n),
        device(account, first),
        roster(1),
        bytes("i " + first),
        circle(1, List.of(first)),
        service(1, List.of(first)));
  }

  static Grant grant(AccountId recipient, int serviceEpoch, Role role, DeviceId by) {
    return new Grant(recipient, serviceEpoch, role, bytes("grant"), by, bytes("signed"));
  }

  static ItemVersion version(int number, int epoch) {
    return new ItemVersion(
        number, epoch, bytes("name"), bytes("key"), bytes("digest" + number), 17, bytes("signed"));
  }
}
