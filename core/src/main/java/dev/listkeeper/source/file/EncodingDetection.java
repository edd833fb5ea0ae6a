package dev.listkeeper.source.file;

/** Finds a file's encoding in its first bytes. */
final class EncodingDetection {
  private EncodingDetection() {}

  static Found<Encoding> of(byte[] sample) {
    if (begins(sample, 0xEF, 0xBB, 0xBF)) {
      return found(Encoding.UTF_8, "it begins with a byte order mark");
    }
    if (begins(sample, 0xFF, 0xFE)) {
      return found(Encoding.UTF_16LE, "it begins with a byte order mark");
    }
    if (begins(sample, 0xFE, 0xFF)) {
      return found(Encoding.UTF_16BE, "it begins with a byte order mark");
    }
    int[] zeros = new int[2];
    for (int i = 0; i < sample.length; i++) {
      zeros[i & 1] += sample[i] == 0 ? 1 : 0;
    }
    // A few zeros are damage. Western text in UTF-16 has a zero in nearly every second byte; other
    // scripts have it at least
    // in digits, blanks and row ends.
    if (zeros[1] > Math.max(3, sample.length / 20) && zeros[1] > zeros[0] * 4) {
      return found(Encoding.UTF_16LE, "its odd bytes are often zero");
    }
    if (zeros[0] > Math.max(3, sample.length / 20) && zeros[0] > zeros[1] * 4) {
      return found(Encoding.UTF_16BE, "its even bytes are often zero");
    }
    return eightBit(sample);
  }

  private static Found<Encoding> eightBit(byte[] sample) {
    int good = 0;
    int bad = 0;
    for (int i = 0; i < sample.length; ) {
      int length = sample[i] >= 0 ? 1 : Utf8.sequence(sample, i, sample.length);
      // The sample may end within a character.
      boolean cut = length == 0 && sample.length - i < 4 && (sample[i] & 0xC0) == 0xC0;
      good += length > 1 ? 1 : 0;
      bad += length == 0 && !cut ? 1 : 0;
      i += Math.max(1, length);
    }
    if (bad == 0) {
      return found(
          Encoding.UTF_8, good == 0 ? "only ASCII was seen" : "all bytes of the sample fit");
    }
    return good > bad
        ? found(Encoding.UTF_8, "most of its bytes fit; rows with others are rejected")
        : found(Encoding.WINDOWS_1252, "its bytes are not UTF-8");
  }

  private static Found<Encoding> found(Encoding encoding, String why) {
    return new Found<>(encoding, "The encoding is " + encoding.label() + ": " + why + ".");
  }

  private static boolean begins(byte[] bytes, int... with) {
    if (bytes.length < with.length) {
      return false;
    }
    for (int i = 0; i < with.length; i++) {
      if ((bytes[i] & 0xFF) != with[i]) {
        return false;
      }
    }
    return true;
  }
}
