package org.lockstep.api.problem;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.lockstep.domain.account.Category;
import org.lockstep.domain.account.MetadataField;
import org.lockstep.domain.custody.DataKey;
import org.lockstep.domain.id.AccountId;
import org.lockstep.domain.id.DeviceId;
import org.lockstep.domain.id.LinkId;
import org.lockstep.domain.id.RecoveryId;
import org.lockstep.domain.id.SessionId;

/// What is refused before the domain is asked, with the facts that block it.
///
/// A component becomes a member of the problem, so none may hold a secret.
public sealed interface ApiProblem {
  /// What is wrong of a request's signature.
  sealed interface OfSignature extends ApiProblem {}

  /// The request is not signed, and must be.
  record SignatureMissing() implements OfSignature {}

  /// The signature's fields are not of the profile.
  ///
  /// @param fault what is wrong, in a few words that quote nothing of the request
  record SignatureMalformed(String fault) implements OfSignature {}

  /// The signature does not verify under the device's key.
  record SignatureWrong() implements OfSignature {}

  /// The body is not what `Content-Digest` says.
  record DigestWrong() implements OfSignature {}

  /// No account trusts the device that signed.
  record DeviceNotRecognised(DeviceId device) implements OfSignature {}

  /// The signature is too old, or from the future.
  ///
  /// @param serverTime for setting the device's clock, or the difference to it
  record ClockSkewed(Instant serverTime) implements OfSignature {}

  /// The signature's nonce was used before.
  record NonceSeen() implements OfSignature {}

  /// The signature was made before the server last started, when its nonces were others.
  record SignedBeforeStart(Instant serverTime) implements OfSignature {}

  /// What is wrong of the request itself.
  sealed interface OfRequest extends ApiProblem {}

  /// The body is longer than the server takes.
  record BodyTooLarge(long limit) implements OfRequest {}

  /// The body is not the JSON that is expected.
  ///
  /// @param place a JSON pointer to the first fault; empty for the body as a whole
  record BodyMalformed(String place, String fault) implements OfRequest {}

  /// A part of the path, the query or a header field is not well formed.
  record ParameterMalformed(String parameter, String expected) implements OfRequest {}

  /// The request as a whole is not well formed.
  record RequestMalformed() implements OfRequest {}

  /// The id in the path and that in the body differ.
  record IdsDiffer(String member) implements OfRequest {}

  /// There is nothing at this path.
  record RouteUnknown() implements OfRequest {}

  /// The path knows other methods.
  record MethodNotAllowed(List<String> allowed) implements OfRequest {
    /// Copies the list.
    public MethodNotAllowed {
      allowed = List.copyOf(allowed);
    }
  }

  /// The body is of a media type that the path does not take.
  record MediaTypeUnsupported(List<String> supported) implements OfRequest {
    /// Copies the list.
    public MediaTypeUnsupported {
      supported = List.copyOf(supported);
    }
  }

  /// The answer exists in no media type that the request accepts.
  record NotAcceptable(List<String> available) implements OfRequest {
    /// Copies the list.
    public NotAcceptable {
      available = List.copyOf(available);
    }
  }

  /// Too many requests in too short a time.
  record RateLimited(Duration retryAfter) implements OfRequest {}

  /// The account has as many feeds open as it may.
  record TooManyStreams(int limit) implements OfRequest {}

  /// The key was used for another request before.
  record IdempotencyKeyReused() implements OfRequest {}

  /// `Lockstep-After`, or `at`, names a position that does not exist yet.
  ///
  /// @param head the number of events recorded so far
  record PositionUnknown(long given, long head) implements OfRequest {}

  /// The views have not reached the position in time.
  record PositionNotReached(long given, long reached) implements OfRequest {}

  /// Another request changed the same thing at the same time.
  record ConcurrentChange() implements OfRequest {}

  /// `If-Match` or `If-None-Match` is missing.
  record PreconditionMissing() implements OfRequest {}

  /// No byte of the content lies in the range that is asked for.
  record RangeOutside(long length) implements OfRequest {}

  /// The account has not the auditor's role.
  record AuditorsOnly() implements OfRequest {}

  /// What is wrong of keys, seals and texts that commands carry.
  sealed interface OfMaterial extends ApiProblem {}

  /// A key, seal, commitment or verifier has another length or suite than it must have.
  ///
  /// @param member a JSON pointer to it
  record KeyMaterialMalformed(String member, String expected) implements OfMaterial {}

  /// A roster's signature does not verify under the account's identity key.
  record RosterSignatureWrong() implements OfMaterial {}

  /// The published category keys do not verify under the account's identity key.
  record CategoryKeysSignatureWrong() implements OfMaterial {}

  /// A circle epoch's commitment does not verify under the account's identity key.
  record CircleSignatureWrong() implements OfMaterial {}

  /// The identity key did not sign the messages key.
  record MessagesKeySignatureWrong() implements OfMaterial {}

  /// A recovery key's public halves do not verify under the account's identity key.
  record RecoveryKeysSignatureWrong() implements OfMaterial {}

  /// A grant's signature does not verify under the granting device's key.
  record GrantSignatureWrong(AccountId recipient) implements OfMaterial {}

  /// The seal does not open with the vault's key, or does not hold the secret that was committed
  /// to.
  record EscrowRejected() implements OfMaterial {}

  /// A text is empty or too long.
  record TextLengthWrong(String member, int longest) implements OfMaterial {}

  /// A handle is not of the form that handles have.
  record HandleMalformed(String expected) implements OfMaterial {}

  /// A password is shorter than the server takes.
  record PasswordTooShort(int shortest) implements OfMaterial {}

  /// What is wrong of enrolments, uploads and links.
  sealed interface OfThing extends ApiProblem {}

  /// There is no such enrolment, or it has expired.
  record EnrolmentUnknown(String enrolment) implements OfThing {}

  /// The enrolment's id is in use.
  record EnrolmentTaken(String enrolment) implements OfThing {}

  /// The device that is vouched for is not the one that asked.
  record EnrolmentDiffers(String enrolment) implements OfThing {}

  /// The device that asks to join gave no right code of the account's authenticator.
  record AuthenticatorCodeMissing(DeviceId device) implements OfThing {}

  /// The approval of a browser does not verify under the account's identity key.
  record WebApprovalSignatureWrong() implements OfThing {}

  /// No such web session waits or is approved; it may have ended.
  record WebSessionUnknown(SessionId session) implements OfThing {}

  /// The web session's id is in use.
  record WebSessionTaken(SessionId session) implements OfThing {}

  /// The keys that are approved are not those of the session that asked.
  record WebSessionDiffers(SessionId session) implements OfThing {}

  /// There is no such upload of the calling device.
  record UploadUnknown(String upload) implements OfThing {}

  /// The upload's id is in use for another length.
  record UploadTaken(String upload) implements OfThing {}

  /// The bytes do not belong where the request puts them.
  record UploadOffsetWrong(long expected, long given) implements OfThing {}

  /// Another request works on the upload.
  record UploadBusy(String upload) implements OfThing {}

  /// Bytes are missing from the upload.
  record UploadIncomplete(long offset, long length) implements OfThing {}

  /// The upload is longer than the server takes, or than it was begun for.
  record UploadTooLong(long limit) implements OfThing {}

  /// The uploaded content is not the one that the version describes.
  record ContentDiffers(String member) implements OfThing {}

  /// The author's signature over the content does not verify.
  record AuthorSignatureWrong() implements OfThing {}

  /// The link's id was used before: a closed link does not come back under its old address.
  record LinkTaken(LinkId link) implements OfThing {}

  /// The web session did not ask for the key of that category.
  record WebCategoryNotAsked(SessionId session) implements OfThing {}

  /// The web session waits for the key of another category: they are handed over one at a time.
  record WebSessionWaits(SessionId session, Category category) implements OfThing {}

  /// The account is not closed: there is no report of its closing.
  record AccountNotClosed() implements OfThing {}

  /// There is no such link, it is closed, or its secret is another one.
  record LinkUnknown() implements OfThing {}

  /// The link is open, but no device has given the server the key yet.
  record LinkNotReady() implements OfThing {}

  /// The log has no such tile, or none that the checkpoint covers yet.
  ///
  /// @param size how many events the checkpoint covers
  record TileUnknown(String tile, long size) implements OfThing {}

  /// What is wrong of live work.
  sealed interface OfLive extends ApiProblem {}

  /// The server was built where its page could not be.
  record LivePageMissing() implements OfLive {}

  /// Live collaboration is on, but no device has given the server the key yet.
  record LiveNotReady() implements OfLive {}

  /// Nobody has opened a document of that name live.
  record LiveDocumentUnknown(String document) implements OfLive {}

  /// The document has no version of that number.
  record LiveVersionUnknown(long number) implements OfLive {}

  /// A device is about to end the share's live collaboration, and holds its documents.
  ///
  /// @param until it gives them up then, if it says nothing more
  record LiveFrozen(Instant until) implements OfLive {}

  /// The device does not hold the share's live documents, or no more: people may have written.
  record LiveFreezeOver() implements OfLive {}

  /// The document has as many versions as it may have.
  record VersionsFull(int limit) implements OfLive {}

  /// What is wrong of a recovery.
  sealed interface OfRecovery extends ApiProblem {}

  /// There is no such recovery, it was asked for too long ago, or too often wrongly proven.
  record RecoveryUnknown(RecoveryId recovery) implements OfRecovery {}

  /// Whoever asks has not what the recovery would rest on. Of a handle that nobody has, the same.
  ///
  /// @param left how often it can still be tried
  record RecoveryProofWrong(long left) implements OfRecovery {}

  /// No recovery has this code, or more people than enough have helped in it already.
  record RecoveryCodeUnknown() implements OfRecovery {}

  /// Another device of the account has changed what it holds for others.
  record HeldPartsChanged(long expected, long given) implements OfRecovery {}

  /// What is wrong of data of an account's own.
  sealed interface OfData extends ApiProblem {}

  /// Data of the category is written under another key than the one that is named (R24).
  ///
  /// @param expected what new data of the category is written under
  record DataKeyWrong(
      Category category, DataKey.Kind expected, int expectedNumber, DataKey.Kind given, int number)
      implements OfData {}

  /// There is no key for data of the category yet: a device makes one first.
  record DataKeyMissing(Category category) implements OfData {}

  /// The server makes no key for the category: nothing in it is the server's to read.
  record NoServerKey(Category category) implements OfData {}

  /// The category has no such field beside an item's sealed content (R40).
  record MetadataNotAllowed(Category category, MetadataField field) implements OfData {}

  /// What was uploaded is stored already, as something else.
  record ContentKnown() implements OfData {}

  /// What is wrong of the server itself.
  sealed interface OfServer extends ApiProblem {}

  /// There is no room left on the server.
  record StorageExhausted() implements OfServer {}

  /// The server's store does not answer, or did not say what became of a change.
  record StorageUnreachable() implements OfServer {}

  /// The server is stopping, or its history takes no more events.
  record ServerStopping() implements OfServer {}

  /// The views do not follow the history any more.
  record ViewsStopped() implements OfServer {}

  /// Something that should not happen.
  ///
  /// @param reference under which the server's log tells more
  record Internal(String reference) implements OfServer {}
}
