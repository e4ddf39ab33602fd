package org.lockstep.domain.custody;

import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.lockstep.domain.Event;
import org.lockstep.domain.account.AccountEvent;
import org.lockstep.domain.account.ServiceEpoch;
import org.lockstep.domain.handle.HandleClaimed;
import org.lockstep.domain.item.ItemEvent;
import org.lockstep.domain.keyuse.KeyUsed;
import org.lockstep.domain.log.LogBegun;
import org.lockstep.domain.share.Grant;
import org.lockstep.domain.share.ShareEvent;
import org.lockstep.domain.share.ShareKind;

/// The same history, understood a second time in the plainest way: sets of names, and one map that
/// says who can open what.
///
/// Shares no code with what it is compared to. Names are texts such as `service A 2`.
final class PlainModel {
  static final String VAULT = "vault";
  private static final Set<ShareKind> NEVER =
      Set.of(
          ShareKind.SHARED_ALBUM,
          ShareKind.CALENDAR,
          ShareKind.CALDAV_REMINDERS); // R34, R55 and the table of kinds

  /// An account, as its events tell.
  static final class PlainAccount {
    boolean advanced;
    int service;
    int circle;
    final Set<String> roster = new TreeSet<>();
    final Set<Integer> held = new HashSet<>();
  }

  /// A share, as its events tell.
  static final class PlainShare {
    ShareKind kind = ShareKind.FOLDER;
    int epoch;
    boolean link;
    boolean live;
    boolean ended;
    final Set<String> people = new TreeSet<>();
    final Set<String> invited = new TreeSet<>();
    final Set<Integer> held = new HashSet<>();

    /// What calls for the vault to have the key.
    Set<Cause> openings() {
      var causes = new HashSet<Cause>();
      if (NEVER.contains(kind)) causes.add(new Cause.Kind());
      if (link) causes.add(new Cause.OpenLink());
      if (live) causes.add(new Cause.LiveCollaboration());
      return causes;
    }
  }

  final Map<String, PlainAccount> accounts = new TreeMap<>();
  final Map<String, PlainShare> shares = new TreeMap<>();
  private final Map<String, Set<String>> openers = new HashMap<>();

  void take(Event event) {
    switch (event) {
      case AccountEvent e -> ofAccount(e);
      case ShareEvent e -> ofShare(e);
      case ItemEvent _, HandleClaimed _, KeyUsed _, LogBegun _ -> {}
    }
  }

  private void ofAccount(AccountEvent event) {
    var name = event.account().value();
    var account = accounts.computeIfAbsent(name, _ -> new PlainAccount());
    switch (event) {
      case AccountEvent.AccountOpened e -> {
        account.roster.add(e.device().id().value());
        service(name, account, e.service());
        account.circle = 1;
        opens("device " + e.device().id().value(), "circle " + name + " 1");
      }
      case AccountEvent.DeviceAdded e -> {
        account.roster.add(e.device().id().value());
        trust("device " + e.device().id().value(), name, account);
      }
      case AccountEvent.DeviceRecovered e -> {
        account.roster.add(e.device().id().value());
        trust("device " + e.device().id().value(), name, account);
      }
      case AccountEvent.DeviceRevoked e -> account.roster.remove(e.device().value());
      case AccountEvent.RecoveryKeySet e ->
          trust("recovery " + name + " " + e.keys().number(), name, account);
      case AccountEvent.AdvancedProtectionTurnedOn _ -> account.advanced = true;
      case AccountEvent.AdvancedProtectionTurnedOff _ -> account.advanced = false;
      case AccountEvent.ServiceSecretRotated e -> service(name, account, e.service());
      case AccountEvent.CircleSecretRotated e -> {
        account.circle = e.circle().number();
        var circle = "circle " + name + " " + account.circle;
        e.circle().seals().keySet().forEach(d -> opens("device " + d.value(), circle));
        opens(circle, "circle " + name + " " + (account.circle - 1));
      }
      case AccountEvent.ServiceSecretEscrowed e -> {
        account.held.add(e.epoch());
        opens(VAULT, "service " + name + " " + e.epoch());
      }
      case AccountEvent.ServiceSecretsDestroyed _, AccountEvent.AccountErased _ ->
          account.held.clear();
      case AccountEvent.DeviceSoftwareUpdated _,
          AccountEvent.RecoveryKeyRemoved _,
          AccountEvent.AccountClosed _,
          AccountEvent.AboutSignIn _,
          AccountEvent.OfOwnData _ -> {}
    }
  }

  private void trust(String holder, String name, PlainAccount account) {
    opens(holder, "service " + name + " " + account.service);
    opens(holder, "circle " + name + " " + account.circle);
  }

  private void service(String name, PlainAccount account, ServiceEpoch epoch) {
    account.service = epoch.number();
    var secret = "service " + name + " " + epoch.number();
    epoch.seals().keySet().forEach(d -> opens("device " + d.value(), secret));
    epoch
        .categoryKeys()
        .keySet()
        .forEach(c -> opens(secret, "category " + c + " " + name + " " + epoch.number()));
    if (epoch.number() > 1) opens(secret, "service " + name + " " + (epoch.number() - 1));
  }

  private void ofShare(ShareEvent event) {
    var name = event.share().value();
    var share = shares.computeIfAbsent(name, _ -> new PlainShare());
    switch (event) {
      case ShareEvent.ShareCreated e -> {
        share.kind = e.kind();
        share.people.add(e.owner().value());
      }
      case ShareEvent.EpochStarted e -> {
        share.epoch = e.epoch().number();
        e.epoch().grants().forEach(grant -> grant(name, share, grant));
        if (share.epoch > 1) opens(secret(name, share.epoch), secret(name, share.epoch - 1));
      }
      case ShareEvent.KeyGranted e -> grant(name, share, e.grant());
      case ShareEvent.ParticipantInvited e -> share.invited.add(e.account().value());
      case ShareEvent.InvitationWithdrawn e -> share.invited.remove(e.account().value());
      case ShareEvent.ParticipantJoined e -> {
        share.invited.remove(e.account().value());
        share.people.add(e.account().value());
      }
      case ShareEvent.ParticipantLeft e -> share.people.remove(e.account().value());
      case ShareEvent.ParticipantRemoved e -> share.people.remove(e.account().value());
      case ShareEvent.RoleChanged _, ShareEvent.ByChannel _ -> {}
      case ShareEvent.LinkOpened _ -> share.link = true;
      case ShareEvent.LinkClosed _ -> share.link = false;
      case ShareEvent.CollaborationStarted _ -> share.live = true;
      case ShareEvent.CollaborationEnded _ -> share.live = false;
      case ShareEvent.EpochEscrowed e -> {
        share.held.add(e.epoch());
        opens(VAULT, secret(name, e.epoch()));
      }
      case ShareEvent.EscrowDestroyed _ -> share.held.clear();
      case ShareEvent.ShareEnded _, ShareEvent.OwnerClosed _ -> share.ended = true;
      case ShareEvent.OwnershipPassed _ -> {}
      case ShareEvent.ClosedAccountParted e -> {
        share.people.remove(e.closed().value());
        share.invited.remove(e.closed().value());
      }
    }
  }

  private void grant(String name, PlainShare share, Grant grant) {
    var key = share.kind.category() + " " + grant.recipient().value() + " " + grant.serviceEpoch();
    opens("category " + key, secret(name, share.epoch));
  }

  static String secret(String share, int epoch) {
    return "share " + share + " " + epoch;
  }

  private void opens(String opener, String content) {
    openers.computeIfAbsent(content, _ -> new HashSet<>()).add(opener);
  }

  /// Every device that was ever sealed to.
  Set<String> devices() {
    var devices = new TreeSet<String>();
    for (var of : openers.values()) {
      for (var opener : of) {
        if (opener.startsWith("device ")) devices.add(opener.substring("device ".length()));
      }
    }
    return devices;
  }

  /// The keys that open `content` in one step.
  Set<String> openersOf(String content) {
    return openers.getOrDefault(content, Set.of());
  }

  /// Everything that leads to `content`, itself included.
  Set<String> allThatReach(String content) {
    var found = new HashSet<>(Set.of(content));
    var open = new ArrayDeque<>(found);
    while (!open.isEmpty()) {
      for (var opener : openersOf(open.remove())) {
        if (found.add(opener)) open.add(opener);
      }
    }
    return found;
  }
}
