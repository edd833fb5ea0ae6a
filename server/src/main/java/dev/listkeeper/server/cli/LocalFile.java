package dev.listkeeper.server.cli;

import dev.listkeeper.problem.Problem;
import dev.listkeeper.problem.ProblemCode;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** A file on this computer. */
final class LocalFile {
  private LocalFile() {}

  static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (NoSuchFileException e) {
      throw new Problem(ProblemCode.FILE_NOT_FOUND, "There is no file " + file + ".", e);
    } catch (CharacterCodingException e) {
      throw new Problem(
          ProblemCode.FILE_UNREADABLE, "The file " + file + " is not written in UTF-8.", e);
    } catch (IOException e) {
      throw new Problem(ProblemCode.FILE_UNREADABLE, "The file " + file + " can't be read.", e);
    }
  }
}
