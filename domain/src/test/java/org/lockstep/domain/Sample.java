package org.lockstep.domain;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
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
import org.lockstep.domain.id.ItemId;
import org.lockstep.domain.id.LinkId;
import org.lockstep.domain.id.ShareId;
import org.lockstep.domain.share.Grant;
import org.lockstep.domain.share.Role;
import org.lockstep.domain.share.ShareEpoch;

/// Well-formed values whose content does not matter: ids by number, devices, epochs, grants.
public final class Sample {
  /// Some bytes, where a key, seal or signature is asked for.
  public static final Bytes BYTES = Bytes.of("sample".getBytes(StandardCharsets.UTF_8));

  public static final AccountId ALICE = account(1);
  public static final AccountId BOB = account(2);
  public static final AccountId CAROL = account(3);

  private Sample() {}

  public static AccountId account(int n) {
    return new AccountId("0a%024d".formatted(n));
  }

  public static ShareId share(int n) {
    return new ShareId("0s%024d".formatted(n));
  }

  public static LinkId link(int n) {
    return new LinkId("0k%024d".formatted(n));
  }

  public static ItemId item(int n) {
    return new ItemId("0m%024d".formatted(n));
  }

  public static HandleId handle(int n) {
    return new HandleId("0h%024d".formatted(n));
  }

  /// The id of the account's `n`-th device; the first is 1.
  public static DeviceId device(AccountId account, int n) {
    return new DeviceId("0d" + account.value().substring(14) + "%012d".formatted(n));
  }

  /// A device that supports Advanced Data Protection.
  public static Device modern(AccountId account, int n) {
    return running(account, n, "linux", "1");
  }

  /// A device that does not support it yet.
  public static Device outdated(AccountId account, int n) {
    return running(account, n, "ios", "15.8");
  }

  public static Device running(AccountId account, int n, String platform, String version) {
    return new Device(
        device(account, n),
        Personal.of(account, "device " + n),
        platform,
        SoftwareVersion.parse(version),
        BYTES,
        BYTES);
  }

  public static RosterProof roster(long counter) {
    return new RosterProof(counter, BYTES);
  }

  public static Keyring keyring() {
    return new Keyring(BYTES, BYTES, BYTES);
  }

  public static ServiceEpoch service(int number, Set<DeviceId> holders) {
    var keys =
        Category.SHAREABLE.stream().collect(Collectors.toMap(Function.identity(), _ -> BYTES));
    return new ServiceEpoch(number, BYTES, keys, BYTES, seals(holders), previous(number));
  }

  public static CircleEpoch circle(int number, Set<DeviceId> holders) {
    return new CircleEpoch(number, BYTES, BYTES, seals(holders), previous(number));
  }

  public static RecoveryKeys recovery(int number) {
    return new RecoveryKeys(number, BYTES, BYTES, BYTES);
  }

  private static Map<DeviceId, Bytes> seals(Set<DeviceId> holders) {
    return holders.stream().collect(Collectors.toMap(Function.identity(), _ -> BYTES));
  }

  private static Bytes previous(int number) {
    return number == 1 ? Bytes.EMPTY : BYTES;
  }

  public static OpenAccount opening(AccountId account, Device first) {
    return new OpenAccount(
        account,
        handle(1),
        Personal.of(account, "handle"),
        Personal.of(account, "name"),
        BYTES,
        first,
        roster(1),
        BYTES,
        circle(1, Set.of(first.id())),
        service(1, Set.of(first.id())));
  }

  public static Grant grant(AccountId recipient, int serviceEpoch, Role role, DeviceId by) {
    return new Grant(recipient, serviceEpoch, role, BYTES, by, BYTES);
  }

  public static ShareEpoch epoch(int number, List<Grant> grants) {
    return new ShareEpoch(number, BYTES, grants, previous(number));
  }
}
