/// Signed requests: how a device says that it, and nobody else, ordered something.
///
/// A small fixed profile of HTTP Message Signatures (RFC 9421) with a `Content-Digest` (RFC 9530)
/// and Ed25519. There is one way to write each signature; any other spelling is refused, so that
/// what was covered is never in doubt.
///
/// ```
/// Content-Digest:  sha-256=:<base64>:
/// Signature-Input: lockstep=("@method" "@path" "@query" "content-digest");created=1767323045;
///                  nonce="<base64url, 16 bytes>";keyid="<device id>";alg="ed25519";tag="lockstep"
/// Signature:       lockstep=:<base64, 64 bytes>:
/// ```
///
/// (`Signature-Input` is one line.) Covered are always the four components above, for empty bodies
/// too, and after them, in this order, each of `idempotency-key`, `if-match` and `lockstep-after`
/// that the request has. A request that has one of them uncovered is refused.
///
/// ## Why path and query, and not the target URI
///
/// A reverse proxy ends TLS, and often speaks plain HTTP to another host name behind it; the server
/// then cannot reconstruct the scheme and authority that the client saw without trusting headers
/// that anybody may send. Path and query reach it unchanged. Both are covered as sent, without
/// decoding: a proxy that rewrites them breaks the signature, which is the safe side; serve below a
/// path prefix only with a proxy that keeps the prefix. What the signature therefore does not bind
/// is the *host*. That is no gap between servers, since `keyid` names a device that enrolled its
/// key at one server, where its key is used and nowhere else: clients make a fresh key for each
/// server.
///
/// ## What is checked here and what is not
///
/// [RequestSignature#parse] and [RequestSignature#verify] check form, coverage and signature;
/// [SignatureVerdict.Genuine#checkBody] that the body is the one that was signed. The caller checks
/// that `created` is near its clock, that the nonce is new for this key, and that the key is that
/// of a trusted device. What an auditor keeps is [SignatureBase], with the signature: the two and
/// the device's public key show for ever what was ordered.
@NullMarked
package org.lockstep.crypto.request;

import org.jspecify.annotations.NullMarked;
