package org.lockstep.domain.account;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// What an operator configures for accounts.
///
/// @param minimumVersions per platform, the oldest software that supports Advanced Data Protection;
///     a platform without an entry
///     does not support it (R05)
/// @param minimumDeviceAge how old a device must be to turn it on (R09)
/// @param advancedAllowed whether it may be turned on at all (R12)
/// @param webCategories the web list: categories whose keys a web session may be handed (R92). All
///     have keys under the service secret; a key under the circle secret never leaves the devices,
///     so no configuration can put an always-end-to-end category here (R93)
public record AccountPolicy(
    Map<String, SoftwareVersion> minimumVersions,
    Duration minimumDeviceAge,
    boolean advancedAllowed,
    Set<Category> webCategories) {
  /// What browsers can show: spelled out, so that a new category is not on it by itself.
  private static final Set<Category> WEB_LIST =
      Set.of(
          Category.DRIVE,
          Category.PHOTOS,
          Category.NOTES,
          Category.REMINDERS,
          Category.FREEFORM,
          Category.CALENDARS);

  /// A policy with the usual web list.
  public AccountPolicy(
      Map<String, SoftwareVersion> minimumVersions,
      Duration minimumDeviceAge,
      boolean advancedAllowed) {
    this(minimumVersions, minimumDeviceAge, advancedAllowed, WEB_LIST);
  }

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

  /// Copies the map and the set.
  public AccountPolicy {
    minimumVersions = Map.copyOf(minimumVersions);
    webCategories = Set.copyOf(webCategories);
  }

  /// The oldest software of `platform` that will do, if any will.
  public Optional<SoftwareVersion> minimumFor(String platform) {
    return Optional.ofNullable(minimumVersions.get(platform));
  }

  boolean supports(String platform, SoftwareVersion version) {
    return minimumFor(platform).filter(minimum -> version.compareTo(minimum) >= 0).isPresent();
  }
}
