package org.lockstep.domain.account;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/// What an operator configures for accounts.
///
/// @param minimumVersions per platform, the oldest software that supports Advanced Data Protection;
///     a platform without an entry
///     does not support it (R05)
/// @param minimumDeviceAge how old a device must be to turn it on (R09)
/// @param advancedAllowed whether it may be turned on at all (R12)
public record AccountPolicy(
    Map<String, SoftwareVersion> minimumVersions,
    Duration minimumDeviceAge,
    boolean advancedAllowed) {
  /// The minimum versions of R05, and any version of the platforms that this project's own client
  /// runs on.
  public static final AccountPolicy DEFAULT =
      new AccountPolicy(
          Map.of(
              "ios", SoftwareVersion.parse("16.2"),
              "ipados", SoftwareVersion.parse("16.2"),
              "macos", SoftwareVersion.parse("13.1"),
              "tvos", SoftwareVersion.parse("16.2"),
              "watchos", SoftwareVersion.parse("9.2"),
              "linux", SoftwareVersion.parse("0"),
              "windows", SoftwareVersion.parse("0"),
              "android", SoftwareVersion.parse("0")),
          Duration.ZERO,
          true);

  /// Copies the map.
  public AccountPolicy {
    minimumVersions = Map.copyOf(minimumVersions);
  }

  /// The oldest software of `platform` that will do, if any will.
  public Optional<SoftwareVersion> minimumFor(String platform) {
    return Optional.ofNullable(minimumVersions.get(platform));
  }

  boolean supports(String platform, SoftwareVersion version) {
    return minimumFor(platform).filter(minimum -> version.compareTo(minimum) >= 0).isPresent();
  }
}
