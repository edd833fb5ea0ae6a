package dev.listkeeper.constantcontact.sandbox.auth;

import dev.listkeeper.constantcontact.sandbox.evidence.Documented;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.regex.Pattern;

/** The proof that who redeems a code is who asked for it. */
@Documented("guide, PKCE flow: S256, verifier of 43 to 128 unreserved characters")
final class Pkce {
  private static final Pattern VERIFIER = Pattern.compile("[A-Za-z0-9\\-._~]{43,128}");

  private Pkce() {}

  static boolean matches(String challenge, String verifier) {
    return VERIFIER.matcher(verifier).matches()
        && MessageDigest.isEqual(
            challenge.getBytes(StandardCharsets.US_ASCII),
            encode(sha256(verifier)).getBytes(StandardCharsets.US_ASCII));
  }

  static byte[] sha256(String text) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java has SHA-256", e);
    }
  }

  static String encode(byte[] bytes) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }
}
