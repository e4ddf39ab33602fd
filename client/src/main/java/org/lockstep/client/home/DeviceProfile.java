package org.lockstep.client.home;

import org.lockstep.domain.account.SoftwareVersion;

/// What a device says of itself.
///
/// @param name what its owner calls it
/// @param platform a lower-case word such as `macos` or `linux`
/// @param version of its software
public record DeviceProfile(String name, String platform, SoftwareVersion version) {}
