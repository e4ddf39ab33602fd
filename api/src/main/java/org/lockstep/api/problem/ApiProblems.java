package org.lockstep.api.problem;

/// The types of problems for what is refused before the domain is asked.
public enum ApiProblems implements ProblemType {
  SIGNATURE_MISSING(
      401, "The request is not signed", "Sign it with the key of a trusted device (RFC 9421)."),
  SIGNATURE_MALFORMED(
      401,
      "The signature's fields are not well formed",
      "Send Signature-Input, Signature and Content-Digest as the profile says."),
  SIGNATURE_WRONG(
      401,
      "The signature does not verify",
      "Sign exactly what is sent, with the key of the device that is named."),
  DIGEST_WRONG(
      401,
      "The body is not what Content-Digest says",
      "Compute the digest over the body as it is sent."),
  DEVICE_NOT_RECOGNISED(
      401,
      "No account trusts the device that signed",
      "Enrol the device; a revoked one needs a new id and new keys."),
  CLOCK_SKEWED(
      401,
      "The signature is too old or from the future",
      "Set the clock by the server's time and sign again."),
  NONCE_SEEN(401, "The signature's nonce was used before", "Sign again with a fresh nonce."),
  SIGNED_BEFORE_START(401, "The signature was made before the server last started", "Sign again."),
  BODY_TOO_LARGE(413, "The body is too large", "Send at most as many bytes as the limit says."),
  BODY_MALFORMED(
      400, "The body is not the JSON that is expected", "Correct the member that is named."),
  PARAMETER_MALFORMED(
      400,
      "A part of the path, the query or the header is not well formed",
      "Correct the parameter that is named."),
  REQUEST_MALFORMED(400, "The request is not well formed", "Correct the request."),
  IDS_DIFFER(400, "The ids in the path and in the body differ", "Send the same id in both."),
  ROUTE_UNKNOWN(404, "There is nothing at this path", "Look the path up in /openapi."),
  METHOD_NOT_ALLOWED(
      405, "The path knows other methods", "Use one of the methods that are allowed."),
  MEDIA_TYPE_UNSUPPORTED(
      415,
      "The body is of a media type that the path does not take",
      "Send one of the media types that are supported."),
  NOT_ACCEPTABLE(
      406,
      "There is no answer of a media type that the request accepts",
      "Accept one of the media types that are available."),
  RATE_LIMITED(429, "Too many requests in too short a time", "Wait as long as Retry-After says."),
  TOO_MANY_STREAMS(
      429,
      "The account has as many feeds open as it may",
      "Close a feed first; one for each device is enough."),
  IDEMPOTENCY_KEY_REUSED(
      422,
      "The Idempotency-Key was used for another request",
      "Choose a new key for a new request."),
  POSITION_UNKNOWN(
      400, "There is no such position of the history yet", "Ask for a position below the head."),
  POSITION_NOT_REACHED(
      503, "The server's views have not reached the position in time", "Try again in a moment."),
  CONCURRENT_CHANGE(
      409, "Somebody else changed the same thing at the same time", "Read it again and retry."),
  PRECONDITION_MISSING(
      428,
      "The request must say which version it replaces",
      "Send If-Match with the version, or If-None-Match: * for a new item."),
  RANGE_OUTSIDE(416, "The range lies outside the content", "Ask for a range within the length."),
  AUDITORS_ONLY(
      403,
      "The account is not an auditor",
      "Ask the server's operator to name the account in lockstep.audit.accounts."),
  KEY_MATERIAL_MALFORMED(
      422,
      "A key or seal has the wrong length or suite",
      "Send what the member is expected to be."),
  ROSTER_SIGNATURE_WRONG(
      422,
      "The roster's signature does not verify",
      "Sign the roster of exactly these devices with the account's identity key."),
  CATEGORY_KEYS_SIGNATURE_WRONG(
      422,
      "The category keys' signature does not verify",
      "Sign the published keys with the account's identity key."),
  MESSAGES_KEY_SIGNATURE_WRONG(
      422,
      "The messages key is not signed by the account's identity key",
      "Sign the key's number and commitment with the identity key."),
  CIRCLE_SIGNATURE_WRONG(
      422,
      "The circle epoch's signature does not verify",
      "Sign the published commitment with the account's identity key."),
  RECOVERY_KEYS_SIGNATURE_WRONG(
      422,
      "The recovery key's signature does not verify",
      "Sign the published halves with the account's identity key."),
  GRANT_SIGNATURE_WRONG(
      422,
      "A grant's signature does not verify",
      "Sign the grant with the key of the device that sends it."),
  ESCROW_REJECTED(
      422,
      "The seal does not hold the secret that was committed to",
      "Seal the epoch's secret to the vault's key that /v1/server names."),
  TEXT_LENGTH_WRONG(422, "A text is empty or too long", "Shorten the text, or give one."),
  HANDLE_MALFORMED(
      422,
      "The handle is not of the form that handles have",
      "Choose a handle of the expected form."),
  PASSWORD_TOO_SHORT(422, "The password is too short", "Choose a longer password."),
  ENROLMENT_UNKNOWN(
      404,
      "There is no such enrolment, or it has expired",
      "Begin the enrolment again on the new device."),
  ENROLMENT_TAKEN(
      409, "The enrolment's id is in use", "Choose a new id; ids are random and used once."),
  ENROLMENT_DIFFERS(
      409,
      "The device that is vouched for is not the one that asked",
      "List the pending enrolments again and compare the code."),
  AUTHENTICATOR_CODE_MISSING(
      409,
      "The waiting device gave no right code of the account's authenticator",
      "Ask again on the new device, with a code that the authenticator shows now."),
  WEB_APPROVAL_SIGNATURE_WRONG(
      422,
      "The approval's signature does not verify",
      "Sign the session's keys and the time with the account's identity key."),
  WEB_CATEGORY_NOT_ASKED(
      409,
      "The web session did not ask for this category",
      "Let the browser ask for it, and hand over what it asks for."),
  WEB_SESSION_WAITS(
      409,
      "The web session waits for the key of another category",
      "Let a trusted device answer that first: keys are handed over one at a time."),
  ACCOUNT_NOT_CLOSED(
      404, "The account is not closed", "There is nothing to report; close the account first."),
  WEB_SESSION_UNKNOWN(
      404, "There is no such web session, or it has ended", "Begin a new session in the browser."),
  WEB_SESSION_TAKEN(
      409, "The web session's id is in use", "Choose a new id; ids are random and used once."),
  WEB_SESSION_DIFFERS(
      409,
      "The keys that are approved are not those of the session that asked",
      "List the waiting sessions again and compare the code."),
  RECOVERY_CODE_UNKNOWN(
      404,
      "No recovery has this code",
      "Compare it with the person who comes back; after three days it takes a new one."),
  HELD_PARTS_CHANGED(
      409,
      "Another device has changed what the account holds for others",
      "Read it again, and change that."),
  RECOVERY_UNKNOWN(
      404,
      "There is no such recovery, or its time or its tries are used up",
      "Begin a new one on this device."),
  RECOVERY_PROOF_WRONG(
      403, "That does not recover the account", "Compare the handle and what was typed."),
  UPLOAD_UNKNOWN(404, "There is no such upload", "Begin the upload again."),
  UPLOAD_TAKEN(
      409,
      "The upload's id is in use for another length",
      "Choose a new upload id; ids are random and used once."),
  UPLOAD_OFFSET_WRONG(409, "The bytes do not belong there", "Continue at the expected offset."),
  UPLOAD_BUSY(
      409,
      "Another request works on the upload",
      "Wait until it has ended, then ask for the offset."),
  UPLOAD_INCOMPLETE(409, "Bytes are missing from the upload", "Send the rest first."),
  UPLOAD_TOO_LONG(413, "The upload is too long", "Send at most as many bytes as the limit says."),
  CONTENT_DIFFERS(
      422,
      "The uploaded content is not the one that is described",
      "Describe the content that was uploaded, or upload it again."),
  AUTHOR_SIGNATURE_WRONG(
      422,
      "The author's signature does not verify",
      "Sign the content with the key of the device that sends it."),
  LINK_TAKEN(
      409, "The link's id was used before", "Choose a new link id; ids are random and used once."),
  LINK_UNKNOWN(404, "There is no such open link", "Ask whoever gave you the link for a new one."),
  LINK_NOT_READY(
      409,
      "The server cannot read the share by this link yet",
      "Try again once a participant's device has given the server the key."),
  TILE_UNKNOWN(
      404, "The log has no such tile", "Ask for tiles of the size that the checkpoint names."),
  LIVE_NOT_READY(
      409,
      "The server cannot work on the share's documents yet",
      "Try again once a participant's device has given the server the key."),
  LIVE_PAGE_MISSING(
      501,
      "The page was not built",
      "Build the server on a machine with npm, or join with an editor of your own."),
  LIVE_DOCUMENT_UNKNOWN(
      404,
      "Nobody has opened a live document of that name",
      "List the share's live documents and name one of them."),
  LIVE_VERSION_UNKNOWN(
      404,
      "The live document has no such version",
      "List the document's versions and name one of them."),
  LIVE_FROZEN(
      409,
      "A device is ending the share's live collaboration",
      "Try again when it has ended, or in a minute."),
  LIVE_FREEZE_OVER(
      409,
      "The share's live documents are not frozen for this device",
      "Freeze them, read what they hold, and end live collaboration under that freeze."),
  VERSIONS_FULL(
      409,
      "The live document has no room for more versions",
      "Do without it, or end live collaboration and begin anew."),
  DATA_KEY_WRONG(
      422,
      "Data of the category is not written under that key",
      "Write it under the key that is expected; the account's table says why."),
  DATA_KEY_MISSING(
      409, "There is no key for data of the category yet", "Make a messages key first."),
  NO_SERVER_KEY(
      409,
      "The server makes no key for the category",
      "Use the key that your devices derive for it."),
  METADATA_NOT_ALLOWED(
      422,
      "The category has no such field beside an item's sealed content",
      "Leave the field out, or put it into the content."),
  CONTENT_KNOWN(
      409,
      "The uploaded content is stored already, as something else",
      "Encrypt the content anew and upload that."),
  STORAGE_EXHAUSTED(507, "There is no room left on the server", "Tell the server's operator."),
  STORAGE_UNREACHABLE(
      503, "The server's store does not answer", "Send the request again in a while, unchanged."),
  SERVER_STOPPING(503, "The server takes no more changes", "Try again in a moment."),
  VIEWS_STOPPED(503, "The server's views do not follow the history", "Tell the server's operator."),
  INTERNAL(500, "Something went wrong on the server", "Tell the server's operator the reference.");

  @SuppressWarnings("ImmutableEnumChecker") // a record of a number and texts
  private final Told told;

  ApiProblems(int status, String title, String advice) {
    told = new Told(status, title, advice);
  }

  /// The type of the problem that `reason` makes.
  static ProblemType of(ApiProblem reason) {
    return switch (reason) {
      case ApiProblem.OfSignature r -> of(r);
      case ApiProblem.OfRequest r -> of(r);
      case ApiProblem.OfMaterial r -> of(r);
      case ApiProblem.OfThing r -> of(r);
      case ApiProblem.OfLive r -> of(r);
      case ApiProblem.OfRecovery r -> of(r);
      case ApiProblem.OfData r -> of(r);
      case ApiProblem.OfServer r -> of(r);
    };
  }

  private static ProblemType of(ApiProblem.OfRecovery reason) {
    return switch (reason) {
      case ApiProblem.RecoveryCodeUnknown _ -> RECOVERY_CODE_UNKNOWN;
      case ApiProblem.HeldPartsChanged _ -> HELD_PARTS_CHANGED;
      case ApiProblem.RecoveryUnknown _ -> RECOVERY_UNKNOWN;
      case ApiProblem.RecoveryProofWrong _ -> RECOVERY_PROOF_WRONG;
    };
  }

  private static ProblemType of(ApiProblem.OfSignature reason) {
    return switch (reason) {
      case ApiProblem.SignatureMissing _ -> SIGNATURE_MISSING;
      case ApiProblem.SignatureMalformed _ -> SIGNATURE_MALFORMED;
      case ApiProblem.SignatureWrong _ -> SIGNATURE_WRONG;
      case ApiProblem.DigestWrong _ -> DIGEST_WRONG;
      case ApiProblem.DeviceNotRecognised _ -> DEVICE_NOT_RECOGNISED;
      case ApiProblem.ClockSkewed _ -> CLOCK_SKEWED;
      case ApiProblem.NonceSeen _ -> NONCE_SEEN;
      case ApiProblem.SignedBeforeStart _ -> SIGNED_BEFORE_START;
    };
  }

  private static ProblemType of(ApiProblem.OfRequest reason) {
    return switch (reason) {
      case ApiProblem.BodyTooLarge _ -> BODY_TOO_LARGE;
      case ApiProblem.BodyMalformed _ -> BODY_MALFORMED;
      case ApiProblem.ParameterMalformed _ -> PARAMETER_MALFORMED;
      case ApiProblem.RequestMalformed _ -> REQUEST_MALFORMED;
      case ApiProblem.IdsDiffer _ -> IDS_DIFFER;
      case ApiProblem.RouteUnknown _ -> ROUTE_UNKNOWN;
      case ApiProblem.MethodNotAllowed _ -> METHOD_NOT_ALLOWED;
      case ApiProblem.MediaTypeUnsupported _ -> MEDIA_TYPE_UNSUPPORTED;
      case ApiProblem.NotAcceptable _ -> NOT_ACCEPTABLE;
      case ApiProblem.RateLimited _ -> RATE_LIMITED;
      case ApiProblem.TooManyStreams _ -> TOO_MANY_STREAMS;
      case ApiProblem.IdempotencyKeyReused _ -> IDEMPOTENCY_KEY_REUSED;
      case ApiProblem.PositionUnknown _ -> POSITION_UNKNOWN;
      case ApiProblem.PositionNotReached _ -> POSITION_NOT_REACHED;
      case ApiProblem.ConcurrentChange _ -> CONCURRENT_CHANGE;
      case ApiProblem.PreconditionMissing _ -> PRECONDITION_MISSING;
      case ApiProblem.RangeOutside _ -> RANGE_OUTSIDE;
      case ApiProblem.AuditorsOnly _ -> AUDITORS_ONLY;
    };
  }

  private static ProblemType of(ApiProblem.OfMaterial reason) {
    return switch (reason) {
      case ApiProblem.KeyMaterialMalformed _ -> KEY_MATERIAL_MALFORMED;
      case ApiProblem.RosterSignatureWrong _ -> ROSTER_SIGNATURE_WRONG;
      case ApiProblem.CategoryKeysSignatureWrong _ -> CATEGORY_KEYS_SIGNATURE_WRONG;
      case ApiProblem.CircleSignatureWrong _ -> CIRCLE_SIGNATURE_WRONG;
      case ApiProblem.MessagesKeySignatureWrong _ -> MESSAGES_KEY_SIGNATURE_WRONG;
      case ApiProblem.RecoveryKeysSignatureWrong _ -> RECOVERY_KEYS_SIGNATURE_WRONG;
      case ApiProblem.GrantSignatureWrong _ -> GRANT_SIGNATURE_WRONG;
      case ApiProblem.EscrowRejected _ -> ESCROW_REJECTED;
      case ApiProblem.TextLengthWrong _ -> TEXT_LENGTH_WRONG;
      case ApiProblem.HandleMalformed _ -> HANDLE_MALFORMED;
      case ApiProblem.PasswordTooShort _ -> PASSWORD_TOO_SHORT;
    };
  }

  private static ProblemType of(ApiProblem.OfThing reason) {
    return switch (reason) {
      case ApiProblem.EnrolmentUnknown _ -> ENROLMENT_UNKNOWN;
      case ApiProblem.EnrolmentTaken _ -> ENROLMENT_TAKEN;
      case ApiProblem.EnrolmentDiffers _ -> ENROLMENT_DIFFERS;
      case ApiProblem.AuthenticatorCodeMissing _ -> AUTHENTICATOR_CODE_MISSING;
      case ApiProblem.WebApprovalSignatureWrong _ -> WEB_APPROVAL_SIGNATURE_WRONG;
      case ApiProblem.WebCategoryNotAsked _ -> WEB_CATEGORY_NOT_ASKED;
      case ApiProblem.WebSessionWaits _ -> WEB_SESSION_WAITS;
      case ApiProblem.AccountNotClosed _ -> ACCOUNT_NOT_CLOSED;
      case ApiProblem.WebSessionUnknown _ -> WEB_SESSION_UNKNOWN;
      case ApiProblem.WebSessionTaken _ -> WEB_SESSION_TAKEN;
      case ApiProblem.WebSessionDiffers _ -> WEB_SESSION_DIFFERS;
      case ApiProblem.UploadUnknown _ -> UPLOAD_UNKNOWN;
      case ApiProblem.UploadTaken _ -> UPLOAD_TAKEN;
      case ApiProblem.UploadOffsetWrong _ -> UPLOAD_OFFSET_WRONG;
      case ApiProblem.UploadBusy _ -> UPLOAD_BUSY;
      case ApiProblem.UploadIncomplete _ -> UPLOAD_INCOMPLETE;
      case ApiProblem.UploadTooLong _ -> UPLOAD_TOO_LONG;
      case ApiProblem.ContentDiffers _ -> CONTENT_DIFFERS;
      case ApiProblem.AuthorSignatureWrong _ -> AUTHOR_SIGNATURE_WRONG;
      case ApiProblem.LinkTaken _ -> LINK_TAKEN;
      case ApiProblem.LinkUnknown _ -> LINK_UNKNOWN;
      case ApiProblem.LinkNotReady _ -> LINK_NOT_READY;
      case ApiProblem.TileUnknown _ -> TILE_UNKNOWN;
    };
  }

  private static ProblemType of(ApiProblem.OfLive reason) {
    return switch (reason) {
      case ApiProblem.LiveNotReady _ -> LIVE_NOT_READY;
      case ApiProblem.LivePageMissing _ -> LIVE_PAGE_MISSING;
      case ApiProblem.LiveDocumentUnknown _ -> LIVE_DOCUMENT_UNKNOWN;
      case ApiProblem.LiveVersionUnknown _ -> LIVE_VERSION_UNKNOWN;
      case ApiProblem.LiveFrozen _ -> LIVE_FROZEN;
      case ApiProblem.LiveFreezeOver _ -> LIVE_FREEZE_OVER;
      case ApiProblem.VersionsFull _ -> VERSIONS_FULL;
    };
  }

  private static ProblemType of(ApiProblem.OfData reason) {
    return switch (reason) {
      case ApiProblem.DataKeyWrong _ -> DATA_KEY_WRONG;
      case ApiProblem.DataKeyMissing _ -> DATA_KEY_MISSING;
      case ApiProblem.NoServerKey _ -> NO_SERVER_KEY;
      case ApiProblem.MetadataNotAllowed _ -> METADATA_NOT_ALLOWED;
      case ApiProblem.ContentKnown _ -> CONTENT_KNOWN;
    };
  }

  private static ProblemType of(ApiProblem.OfServer reason) {
    return switch (reason) {
      case ApiProblem.StorageExhausted _ -> STORAGE_EXHAUSTED;
      case ApiProblem.StorageUnreachable _ -> STORAGE_UNREACHABLE;
      case ApiProblem.ServerStopping _ -> SERVER_STOPPING;
      case ApiProblem.ViewsStopped _ -> VIEWS_STOPPED;
      case ApiProblem.Internal _ -> INTERNAL;
    };
  }

  @Override
  public Told told() {
    return told;
  }
}
