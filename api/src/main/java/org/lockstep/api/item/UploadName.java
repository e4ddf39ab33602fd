package org.lockstep.api.item;

import java.util.regex.Pattern;
import org.lockstep.api.problem.ApiProblem.ParameterMalformed;
import org.lockstep.api.problem.Refused;
import org.lockstep.domain.id.DeviceId;

/// An upload of a device; no other device reaches it.
///
/// @param upload as the device named it
public record UploadName(DeviceId device, String upload) {
  private static final Pattern FORM = Pattern.compile("[A-Za-z0-9_-]{1,36}");

  /// Refuses an upload's id of another form.
  public UploadName {
    if (!FORM.matcher(upload).matches()) {
      throw new Refused(
          new ParameterMalformed("upload", "1 to 36 letters, digits, dashes or underscores"));
    }
  }

  /// Under which the records know it.
  String key() {
    return device + "/" + upload;
  }

  /// Under which the store knows it.
  String stored() {
    return stored(key());
  }

  /// Under which the store knows the upload of a record. A device's id has neither sign.
  static String stored(String key) {
    return key.replaceFirst("/", "-");
  }
}
