package dev.listkeeper.server.api;

import dev.listkeeper.query.Schema;
import dev.listkeeper.server.security.Needs;
import dev.listkeeper.server.security.Permission;
import dev.listkeeper.server.upload.Uploads;
import dev.listkeeper.source.DataSource;
import dev.listkeeper.source.RowCheck;
import dev.listkeeper.source.SourceReader;
import dev.listkeeper.source.TablePreview;
import dev.listkeeper.source.file.FileTable;
import dev.listkeeper.source.file.FolderContents;
import dev.listkeeper.source.file.FolderListing;
import dev.listkeeper.workspace.Key;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** What comes before a data source: a file, and a look at how it would be read. */
@RestController
@RequestMapping("/api/v1")
public class UploadApi {
  private static final Key ANY = new Key("preview");

  private final Uploads uploads;
  private final FolderListing listing;
  private final SourceReader reader;

  public UploadApi(Uploads uploads, FolderListing listing, SourceReader reader) {
    this.uploads = uploads;
    this.listing = listing;
    this.reader = reader;
  }

  /** Which folders sources may read, in the order of their numbers, and what lies in one. */
  public record Folders(List<String> roots, FolderContents contents) {}

  /**
   * A table as a data source has it.
   *
   * @param folder the source's; the first allowed one unless given
   */
  public record Wanted(Optional<String> folder, FileTable table) {}

  /**
   * How a file would be read.
   *
   * @param rows the first ones; a cell without a value is absent
   * @param whole what the whole file holds; absent for one too large to look through here
   */
  public record Preview(
      List<Schema.Column> columns,
      List<List<Optional<String>>> rows,
      List<String> explanation,
      Optional<RowCheck> whole) {}

  /** Takes the body as a file. A source that is to read it has the answered folder and file. */
  @PostMapping(path = "/uploads", consumes = MediaType.APPLICATION_OCTET_STREAM_VALUE)
  @ResponseStatus(HttpStatus.CREATED)
  @Needs(Permission.CONFIGURE_DATA)
  Uploads.Uploaded upload(@RequestParam String name, HttpServletRequest request)
      throws IOException {
    return uploads.store(name, request.getInputStream());
  }

  @GetMapping("/data-folders")
  @Needs(Permission.CONFIGURE_DATA)
  Folders folders(
      @RequestParam(defaultValue = "0") int root, @RequestParam(defaultValue = "") String folder) {
    return new Folders(
        listing.roots().stream().map(Path::toString).toList(), listing.of(root, folder));
  }

  @PostMapping("/table-previews")
  @Needs(Permission.CONFIGURE_DATA)
  Preview preview(@RequestBody Wanted wanted) {
    DataSource source =
        new DataSource(ANY, "", wanted.folder().orElse(""), List.of(wanted.table()));
    TablePreview preview = reader.preview(source, wanted.table());
    return new Preview(
        preview.schema().columns(),
        preview.rows(),
        preview.explanation(),
        reader.check(source, wanted.table()));
  }
}
