package dev.listkeeper.simulation;

import de.siegmar.fastcsv.reader.CsvReader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What the body of an import says.
 *
 * @param csv the file
 * @param list the list it goes to
 */
record Upload(String fileName, String csv, String list) {
  private static final Pattern FORM =
      Pattern.compile(
          "filename=\"([^\"]+)\".*?\r\n\r\n(.*)\r\n--.*?name=\"list_ids\"\r\n\r\n(\\S+)\r\n--.*",
          Pattern.DOTALL);

  static Upload of(byte[] body) {
    Matcher form = FORM.matcher(new String(body, StandardCharsets.UTF_8));
    if (!form.find()) {
      throw new IllegalStateException("This import is of an unknown shape.");
    }
    return new Upload(form.group(1), form.group(2), form.group(3));
  }

  List<Map<String, String>> rows() {
    return CsvReader.builder().ofNamedCsvRecord(csv).stream()
        .map(row -> row.getFieldsAsMap())
        .toList();
  }
}
