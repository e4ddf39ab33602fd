package org.lockstep.api.item;

import org.lockstep.api.problem.ApiProblem.ParameterMalformed;
import org.lockstep.api.problem.Refused;
import org.lockstep.api.request.Caller;
import org.lockstep.wire.message.Headers;
import org.lockstep.wire.message.ItemMessages.BeginUpload;
import org.lockstep.wire.message.ItemMessages.UploadStatus;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/// Uploads of ciphertext, piece by piece.
@RestController
public final class UploadController {
  private final Uploads uploads;

  /// Wired by the assembly.
  public UploadController(Uploads uploads) {
    this.uploads = uploads;
  }

  @PostMapping("/v1/uploads")
  @ResponseStatus(HttpStatus.CREATED)
  UploadStatus begin(@RequestBody BeginUpload request, Caller caller) {
    return uploads.begin(new UploadName(caller.device(), request.upload()), request.length());
  }

  @GetMapping("/v1/uploads/{upload}")
  UploadStatus status(@PathVariable String upload, Caller caller) {
    return uploads.status(new UploadName(caller.device(), upload));
  }

  @PatchMapping("/v1/uploads/{upload}")
  UploadStatus append(
      @PathVariable String upload,
      @RequestHeader(Headers.UPLOAD_OFFSET) long offset,
      @RequestBody byte[] piece,
      Caller caller) {
    if (offset < 0) {
      throw new Refused(new ParameterMalformed(Headers.UPLOAD_OFFSET, "a number of bytes"));
    }
    return uploads.append(new UploadName(caller.device(), upload), offset, piece);
  }

  @DeleteMapping("/v1/uploads/{upload}")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void discard(@PathVariable String upload, Caller caller) {
    uploads.discard(new UploadName(caller.device(), upload));
  }
}
