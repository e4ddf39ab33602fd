package org.lockstep.api.live;

/// Where the channel is reached.
///
/// @param url without a path, such as `ws://127.0.0.1:8421`
public record LiveAddress(String url) {
  String yWebsocket() {
    return url + "/y";
  }

  String hocuspocus() {
    return url + "/hocuspocus";
  }
}
