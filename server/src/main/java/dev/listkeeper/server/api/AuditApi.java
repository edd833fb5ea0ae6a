package dev.listkeeper.server.api;

import dev.listkeeper.server.audit.AuditAction;
import dev.listkeeper.server.audit.AuditEntry;
import dev.listkeeper.server.audit.AuditFilter;
import dev.listkeeper.server.audit.AuditLog;
import dev.listkeeper.server.csv.CsvFile;
import dev.listkeeper.server.security.Needs;
import dev.listkeeper.server.security.Permission;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.json.JsonMapper;

/** Who did what. There is no way to change or remove what is written. */
@RestController
@RequestMapping("/api/v1")
public class AuditApi {
  private final AuditLog log;
  private final JsonMapper mapper;

  public AuditApi(AuditLog log, JsonMapper mapper) {
    this.log = log;
    this.mapper = mapper;
  }

  /** Entries, latest first. */
  public record AuditPage(long total, List<AuditEntry> entries) {}

  @GetMapping("/audit")
  @Needs(Permission.SEE_AUDIT)
  AuditPage find(
      @RequestParam Optional<String> who,
      @RequestParam Optional<AuditAction> action,
      @RequestParam Optional<String> object,
      @RequestParam Optional<Instant> from,
      @RequestParam Optional<Instant> to,
      @RequestParam(defaultValue = "0") long offset,
      @RequestParam(defaultValue = "50") int limit) {
    PageLimits.check(offset, limit);
    AuditFilter filter = filter(who, action, object, from, to);
    return new AuditPage(log.count(filter), log.latest(filter, limit, offset));
  }

  /** All that is found, as a file for a spreadsheet. */
  @GetMapping("/audit.csv")
  @Needs(Permission.SEE_AUDIT)
  void file(
      @RequestParam Optional<String> who,
      @RequestParam Optional<AuditAction> action,
      @RequestParam Optional<String> object,
      @RequestParam Optional<Instant> from,
      @RequestParam Optional<Instant> to,
      HttpServletResponse response)
      throws IOException {
    AuditFilter filter = filter(who, action, object, from, to);
    CsvFile csv = CsvFile.download(response, "audit");
    csv.line("id", "at", "who", "token", "action", "object", "name", "from", "changes");
    log.each(filter, entry -> line(csv, entry));
  }

  private void line(CsvFile csv, AuditEntry entry) {
    csv.line(
        Long.toString(entry.id()),
        entry.at().toString(),
        entry.who(),
        entry.token().orElse(""),
        entry.action().name(),
        entry.object(),
        entry.name(),
        entry.from(),
        entry.changes().isEmpty() ? "" : mapper.writeValueAsString(entry.changes()));
  }

  /** What is left empty is not looked for. */
  private static AuditFilter filter(
      Optional<String> who,
      Optional<AuditAction> action,
      Optional<String> object,
      Optional<Instant> from,
      Optional<Instant> to) {
    return new AuditFilter(
        who.map(String::strip).filter(text -> !text.isEmpty()),
        action,
        object.map(String::strip).filter(text -> !text.isEmpty()),
        from,
        to);
  }
}
