package org.lockstep.api.server;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.lockstep.api.log.NamedWitness;
import org.lockstep.audit.order.Attribution;
import org.lockstep.domain.account.AccountPolicy;
import org.lockstep.domain.account.Category;
import org.lockstep.domain.account.SoftwareVersion;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// What an operator can set, by `--lockstep.NAME=VALUE` or by an environment variable
/// (`LOCKSTEP_ORIGIN`, `LOCKSTEP_LIMITS_BODY`, ...).
///
/// @param origin `lockstep.origin`: the log's name. It is part of the log's key, so it is chosen
///     once: the public address of the log without scheme, such as `example.org/v1/log`. Without
///     it a log keeps the name that it has, and a new one is called `localhost/v1/log`
/// @param rootKeyFile `lockstep.root-key-file`: where the root key lies; by default `root.key` in
///     the data directory. Elsewhere is better: whoever has both reads the vault
/// @param storage `lockstep.storage.*`
/// @param log `lockstep.log.*`
/// @param limits `lockstep.limits.*`
/// @param signature `lockstep.signature.*`
/// @param rate `lockstep.rate.*`
/// @param protection `lockstep.protection.*`
/// @param feed `lockstep.feed.*`
/// @param audit `lockstep.audit.*`
/// @param live `lockstep.live.*`
/// @param views `lockstep.views.*`
public record LockstepProperties(
    Optional<String> origin,
    Optional<String> rootKeyFile,
    @DefaultValue StorageChoice storage,
    @DefaultValue Log log,
    @DefaultValue Limits limits,
    @DefaultValue Signature signature,
    @DefaultValue Rate rate,
    @DefaultValue Protection protection,
    @DefaultValue Feed feed,
    @DefaultValue Audit audit,
    @DefaultValue Live live,
    @DefaultValue Views views) {

  /// The views.
  ///
  /// @param rebuild `lockstep.views.rebuild`: builds all views anew from the history, beside those
  ///     that answer, while the server works
  public record Views(@DefaultValue("false") boolean rebuild) {}

  /// The log.
  ///
  /// @param anchor `lockstep.log.anchor`: the file that remembers the last checkpoint; by default
  ///     beside the data directory, with the ending `.anchor`. Never restore it with the data
  /// @param newOrigin `lockstep.log.new-origin`: goes on under this name although the store was
  ///     rolled back or changed, and says so in the log
  /// @param witnesses `lockstep.log.witnesses`: who is asked to cosign each checkpoint (C2SP
  ///     tlog-witness), separated by commas; each its key, a space and its address
  public record Log(
      Optional<String> anchor, Optional<String> newOrigin, @DefaultValue List<String> witnesses) {
    /// Refuses what names no witness.
    public Log {
      witnesses = List.copyOf(witnesses);
      witnesses.forEach(NamedWitness::parse);
    }

    /// The witnesses.
    public List<NamedWitness> named() {
      return witnesses.stream().map(NamedWitness::parse).toList();
    }
  }

  /// Auditing.
  ///
  /// @param accounts `lockstep.audit.accounts`: the ids of the accounts that read every event
  ///     (R103)
  public record Audit(@DefaultValue Set<String> accounts) {
    /// Copies the set.
    public Audit {
      accounts = Set.copyOf(accounts);
    }
  }

  /// Sizes.
  ///
  /// @param body `lockstep.limits.body`: the longest body in bytes, but for uploads
  /// @param uploadPiece `lockstep.limits.upload-piece`: the longest piece of an upload in bytes
  /// @param upload `lockstep.limits.upload`: the longest upload in bytes
  /// @param longestWait `lockstep.limits.longest-wait`: how long a request waits for a position
  ///     that it names
  /// @param ordersKept `lockstep.limits.orders-kept`: how long a command that is repeated under its
  ///     `Idempotency-Key` is known
  public record Limits(
      @DefaultValue("1048576") int body,
      @DefaultValue("8388608") int uploadPiece,
      @DefaultValue("10737418240") long upload,
      @DefaultValue("10s") Duration longestWait,
      @DefaultValue("7d") Duration ordersKept) {}

  /// The time of signatures.
  ///
  /// @param clockBehind `lockstep.signature.clock-behind`: how old a signature may be
  /// @param clockAhead `lockstep.signature.clock-ahead`: how far in the future it may lie
  public record Signature(
      @DefaultValue("5m") Duration clockBehind, @DefaultValue("1m") Duration clockAhead) {
    /// Refuses times that devices and auditors would not accept in the history afterwards.
    public Signature {
      var longest = Attribution.LONGEST;
      if (clockBehind.compareTo(longest) > 0 || clockAhead.compareTo(longest) > 0) {
        throw new IllegalArgumentException("a signature is good for an hour at most");
      }
    }
  }

  /// How often somebody may come.
  ///
  /// @param accountPerSecond `lockstep.rate.account-per-second`: requests of an account
  /// @param accountBurst `lockstep.rate.account-burst`: as many at once
  /// @param addressPerSecond `lockstep.rate.address-per-second`: requests from an address
  /// @param addressBurst `lockstep.rate.address-burst`: as many at once
  /// @param enrolmentBurst `lockstep.rate.enrolment-burst`: how many devices may ask to be enrolled
  ///     from an address at once; one more every ten seconds
  public record Rate(
      @DefaultValue("100") int accountPerSecond,
      @DefaultValue("500") int accountBurst,
      @DefaultValue("500") int addressPerSecond,
      @DefaultValue("2500") int addressBurst,
      @DefaultValue("30") int enrolmentBurst) {}

  /// Protection.
  ///
  /// @param minimumVersions `lockstep.protection.minimum-versions.PLATFORM`: the oldest software
  ///     that supports Advanced Data Protection; beside and above the built-in ones (R05)
  /// @param minimumDeviceAge `lockstep.protection.minimum-device-age`: how old a device must be to
  ///     turn it on (R09)
  /// @param advancedAllowed `lockstep.protection.advanced-allowed`: whether it may be turned on at
  ///     all (R12)
  /// @param rotationDeadline `lockstep.protection.rotation-deadline`: how long content may still be
  ///     written under a key that a removed party holds (R59)
  /// @param webCategories `lockstep.protection.web-categories`: the web list (R92)
  public record Protection(
      @DefaultValue Map<String, String> minimumVersions,
      @DefaultValue("0s") Duration minimumDeviceAge,
      @DefaultValue("true") boolean advancedAllowed,
      @DefaultValue("24h") Duration rotationDeadline,
      @DefaultValue({"DRIVE", "PHOTOS", "NOTES", "REMINDERS", "FREEFORM", "CALENDARS"})
          Set<Category> webCategories) {
    /// Copies the map and the set.
    public Protection {
      minimumVersions = Map.copyOf(minimumVersions);
      webCategories = Set.copyOf(webCategories);
    }

    /// The policy of accounts that follows.
    public AccountPolicy accountPolicy() {
      var minimum = new HashMap<>(AccountPolicy.DEFAULT.minimumVersions());
      minimumVersions.forEach(
          (platform, version) -> minimum.put(platform, SoftwareVersion.parse(version)));
      return new AccountPolicy(minimum, minimumDeviceAge, advancedAllowed, webCategories);
    }
  }

  /// Live collaboration.
  ///
  /// @param port `lockstep.live.port`: where the channel listens, on the same address as the api;
  ///     by default one above the api's port. 0 for any free port
  /// @param url `lockstep.live.url`: how the channel is reached from outside, if that is another
  ///     way, such as `wss://example.org`
  /// @param tlsCertificates `lockstep.live.tls-certificates`: a file with the channel's certificate
  ///     chain, in PEM; without one, something in front of the channel has to end TLS
  /// @param tlsKey `lockstep.live.tls-key`: a file with its private key, in PEM (PKCS #8)
  /// @param ticketLifetime `lockstep.live.ticket-lifetime`: how long a ticket opens connections
  /// @param freeze `lockstep.live.freeze`: how long a share's documents stay frozen when the device
  ///     that ends their collaboration says nothing more
  /// @param socketsPerAddress `lockstep.live.sockets-per-address`: WebSockets from one
  ///     address of the network, which is the proxy's where there is one
  /// @param documentsPerAccount `lockstep.live.documents-per-account`: documents that one account
  ///     may have open at once, each window counted
  /// @param documentsPerShare `lockstep.live.documents-per-share`: live documents that a share may
  ///     have at all, open or not
  public record Live(
      Optional<Integer> port,
      Optional<String> url,
      Optional<String> tlsCertificates,
      Optional<String> tlsKey,
      @DefaultValue("12h") Duration ticketLifetime,
      @DefaultValue("1m") Duration freeze,
      @DefaultValue("1000") int socketsPerAddress,
      @DefaultValue("1000") int documentsPerAccount,
      @DefaultValue("10000") int documentsPerShare) {
    /// A certificate comes with its key.
    public Live {
      if (tlsCertificates.isPresent() != tlsKey.isPresent()) {
        throw new IllegalArgumentException("a certificate and its key are set together");
      }
    }
  }

  /// The feed.
  ///
  /// @param heartbeat `lockstep.feed.heartbeat`: how often a silent stream says that it lives
  /// @param longestGap `lockstep.feed.longest-gap`: how many events behind a reader may begin;
  ///     beyond, it is told to read its state anew
  public record Feed(
      @DefaultValue("15s") Duration heartbeat, @DefaultValue("100000") long longestGap) {}
}
