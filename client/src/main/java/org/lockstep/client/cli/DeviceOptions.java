package org.lockstep.client.cli;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.lockstep.client.home.DeviceProfile;
import org.lockstep.domain.account.SoftwareVersion;
import picocli.CommandLine.Option;

/// What a device says of itself; by default what it is.
final class DeviceOptions {
  private static final Pattern LEADING_NUMBERS = Pattern.compile("\\d{1,6}(\\.\\d{1,6}){0,5}");

  @Option(
      names = "--device",
      paramLabel = "NAME",
      description = "What to call this device. Default: the name of this machine.")
  @Nullable String name;

  @Option(
      names = "--platform",
      paramLabel = "P",
      description = "Its platform, such as macos, ios, linux or windows. Default: the one it runs.")
  @Nullable String platform;

  @Option(
      names = "--version",
      paramLabel = "V",
      description = "The version of its software. Default: that of its operating system.")
  @Nullable SoftwareVersion version;

  DeviceProfile profile() {
    return new DeviceProfile(
        Optional.ofNullable(name).orElseGet(DeviceOptions::machine),
        Optional.ofNullable(platform)
            .map(given -> given.strip().toLowerCase(Locale.ROOT))
            .orElseGet(() -> platform(System.getProperty("os.name"))),
        Optional.ofNullable(version).orElseGet(() -> version(System.getProperty("os.version"))));
  }

  private static String machine() {
    try {
      return InetAddress.getLocalHost().getHostName();
    } catch (UnknownHostException _) {
      return "this device";
    }
  }

  static String platform(String system) {
    String name = system.toLowerCase(Locale.ROOT);
    if (name.startsWith("mac")) return "macos";
    return name.startsWith("windows") ? "windows" : name.replace(' ', '-');
  }

  /// The numbers with which an operating system's version begins, or 1.
  static SoftwareVersion version(String system) {
    var numbers = LEADING_NUMBERS.matcher(system);
    return SoftwareVersion.parse(numbers.lookingAt() ? numbers.group() : "1");
  }
}
