package org.lockstep.crypto.request;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// Who signs, when, and the nonce. Algorithm and tag are the profile's.
///
/// @param keyId the device's id: 1 to 128 letters, digits, dots, colons, underscores, tildes and
///     dashes
/// @param created when the request was signed; cut to whole seconds
/// @param nonce fresh for each request
public record SignatureParameters(String keyId, Instant created, Nonce nonce) {

  private static final Pattern KEY_ID = Pattern.compile("[A-Za-z0-9._:~-]{1,128}");

  /// The largest integer of a structured field (RFC 8941 section 3.3.1).
  private static final long MAX_SECONDS = 999_999_999_999_999L;

  /// Refuses what the fields could not carry.
  ///
  /// @throws IllegalArgumentException naming the parameter
  public SignatureParameters {
    if (!KEY_ID.matcher(keyId).matches()) throw new IllegalArgumentException("not a key id");
    created = created.truncatedTo(ChronoUnit.SECONDS);
    if (created.getEpochSecond() < 0 || created.getEpochSecond() > MAX_SECONDS) {
      throw new IllegalArgumentException("created is out of bounds");
    }
  }

  /// The value of `@signature-params`, and of the field's only member.
  String text(List<String> covered) {
    var components = covered.stream().collect(Collectors.joining("\" \"", "(\"", "\")"));
    return components
        + ";created="
        + created.getEpochSecond()
        + ";nonce=\""
        + nonce.text()
        + "\";keyid=\""
        + keyId
        + "\";alg=\""
        + Profile.ALGORITHM
        + "\";tag=\""
        + Profile.TAG
        + '"';
  }
}
