package dev.listkeeper.server.csv;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.Arrays;
import java.util.stream.Collectors;

/** A file for a spreadsheet, by RFC 4180; no cell of it becomes a formula there. */
public final class CsvFile {
  private static final String BEGINS_A_FORMULA = "=+-@\t\r";

  private final PrintWriter out;

  private CsvFile(PrintWriter out) {
    this.out = out;
  }

  /**
   * Answers a request with a file.
   *
   * @param name of the file, without the ending
   */
  public static CsvFile download(HttpServletResponse response, String name) throws IOException {
    response.setContentType("text/csv;charset=UTF-8");
    response.setHeader("Content-Disposition", "attachment; filename=\"" + name + ".csv\"");
    return new CsvFile(response.getWriter());
  }

  public void line(String... cells) {
    out.print(Arrays.stream(cells).map(CsvFile::quoted).collect(Collectors.joining(",")));
    out.print("\r\n");
  }

  static String quoted(String cell) {
    String harmless =
        !cell.isEmpty() && BEGINS_A_FORMULA.indexOf(cell.charAt(0)) >= 0 ? "'" + cell : cell;
    return '"' + harmless.replace("\"", "\"\"") + '"';
  }
}
