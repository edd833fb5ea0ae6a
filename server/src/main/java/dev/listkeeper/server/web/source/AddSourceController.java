package dev.listkeeper.server.web.source;

import dev.listkeeper.problem.Problem;
import dev.listkeeper.server.security.Needs;
import dev.listkeeper.server.security.Permission;
import dev.listkeeper.server.upload.MultipartGate;
import dev.listkeeper.server.upload.Uploads;
import dev.listkeeper.server.web.view.Wording;
import dev.listkeeper.server.web.view.Words;
import dev.listkeeper.source.file.FolderContents;
import dev.listkeeper.source.file.FolderListing;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MaxUploadSizeExceededException;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.springframework.web.util.UriComponentsBuilder;

/** The way to a new data source: a file from the browser, or one of an allowed folder. */
@Controller
class AddSourceController {
  private static final String PAGE = "source/new";
  private static final long KILO = 1024;

  private final Uploads uploads;
  private final FolderListing listing;
  private final Wording wording;

  AddSourceController(Uploads uploads, FolderListing listing, Wording wording) {
    this.uploads = uploads;
    this.listing = listing;
    this.wording = wording;
  }

  @GetMapping("/sources/_new")
  @Needs(Permission.CONFIGURE_DATA)
  String show(
      @RequestParam(defaultValue = "0") int root,
      @RequestParam(defaultValue = "") String folder,
      Model model,
      Locale locale) {
    model.addAttribute("view", view(listing.of(root, folder), null, wording.in(locale)));
    return PAGE;
  }

  @PostMapping(MultipartGate.ADDRESS)
  @Needs(Permission.CONFIGURE_DATA)
  String upload(
      @RequestParam(required = false) @Nullable MultipartFile file,
      Model model,
      Locale locale,
      HttpServletResponse response)
      throws IOException {
    Words words = wording.in(locale);
    String mistake;
    if (file == null || file.isEmpty()) {
      mistake = words.say("source.need.file");
    } else {
      try (InputStream in = file.getInputStream()) {
        String name = Objects.requireNonNullElse(file.getOriginalFilename(), "");
        Uploads.Uploaded stored = uploads.store(name, in);
        return "redirect:" + SourceFields.address(stored.folder(), stored.file());
      } catch (Problem refusal) {
        mistake = refusal.sentence();
      }
    }
    response.setStatus(HttpServletResponse.SC_BAD_REQUEST);
    model.addAttribute("view", view(listing.of(0, ""), mistake, words));
    return PAGE;
  }

  @ExceptionHandler(MaxUploadSizeExceededException.class)
  String tooLarge(RedirectAttributes after) {
    after.addFlashAttribute("trouble", uploads.tooLarge().sentence());
    return "redirect:/sources/_new";
  }

  private AddSourceView view(FolderContents contents, @Nullable String mistake, Words words) {
    List<AddSourceView.Way> trail = new ArrayList<>();
    for (int i = 0; i < listing.roots().size(); i++) {
      trail.add(new AddSourceView.Way(listing.roots().get(i).toString(), way(i, "")));
    }
    Path path = Path.of(contents.folder());
    for (int i = 1; !contents.folder().isEmpty() && i <= path.getNameCount(); i++) {
      Path upTo = path.subpath(0, i);
      trail.add(
          new AddSourceView.Way(
              upTo.getFileName().toString(), way(contents.root(), upTo.toString())));
    }
    return new AddSourceView(
        words.say("source.upload.limit", uploads.megabytes()),
        mistake,
        trail,
        contents.folders().stream()
            .map(name ->
                new AddSourceView.Way(name, way(contents.root(), path.resolve(name).toString())))
            .toList(),
        contents.files().stream().map(entry -> file(contents, entry, words)).toList(),
        contents.more() ? words.say("source.folder.more") : null);
  }

  private AddSourceView.File file(
      FolderContents contents, FolderContents.Entry entry, Words words) {
    String folder = listing.named(contents.root(), contents.folder(), entry.name());
    long kilobytes = Math.ceilDiv(entry.bytes(), KILO);
    return new AddSourceView.File(
        entry.name(),
        SourceFields.address(folder, entry.name()),
        words.say("size.kb", kilobytes),
        words.moment(entry.modified()));
  }

  private static String way(int root, String folder) {
    return UriComponentsBuilder.fromPath("/sources/_new")
        .queryParam("root", root)
        .queryParam("folder", "{folder}")
        .encode()
        .buildAndExpand(folder)
        .toUriString();
  }
}
