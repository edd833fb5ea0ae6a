package dev.listkeeper.constantcontact.internal;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** A body being read that says so when it breaks off before its end. */
final class Download extends FilterInputStream {

  private final Endpoint endpoint;

  Download(InputStream body, Endpoint endpoint) {
    super(body);
    this.endpoint = endpoint;
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] target, int offset, int length) throws IOException {
    try {
      return super.read(target, offset, length);
    } catch (IOException broken) {
      throw new IOException(
          "Constant Contact: the answer to "
              + endpoint
              + " broke off before its end. What was read so far is incomplete; download it again.",
          broken);
    }
  }
}
