package dev.listkeeper.server.web.source;

import dev.listkeeper.server.web.view.MomentView;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The two ways to a file: bring one, or choose one of an allowed folder.
 *
 * @param limit how large an upload may be, in words
 * @param mistake what is wrong with the upload; null when nothing is
 * @param trail the way to the folder that shows
 * @param folders in it
 * @param files in it
 * @param more in words, when there is more than shows; else null
 */
public record AddSourceView(
    String limit,
    @Nullable String mistake,
    List<Way> trail,
    List<Way> folders,
    List<File> files,
    @Nullable String more) {

  /** A folder and the address that shows it. */
  public record Way(String name, String address) {}

  /** A file and the address that looks at it. */
  public record File(String name, String address, String size, MomentView changed) {}
}
