package dev.foyer.organising;

import dev.foyer.platform.Problem;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/// A guest list as a file of comma-separated values (RFC 4180), as spreadsheets write it: UTF-8,
/// UTF-16 or Windows-1252, separated by commas, semicolons or tabs.
///
/// @param columns the headings, from the first row that is not empty
/// @param torn lines from which on the file cannot be read
record ListFile(List<String> columns, List<Row> rows, List<Remark> torn) {
  static final int MAX_BYTES = 10 << 20;
  static final int MAX_ROWS = 100_000;
  private static final int MAX_COLUMNS = 200;
  private static final Charset WINDOWS_1252 = Charset.forName("windows-1252");
  private static final Pattern AROUND = Pattern.compile("^[\\s\\h]+|[\\s\\h]+$");

  /// What Excel writes on a line of its own before the headings.
  private static final Pattern SEPARATOR = Pattern.compile("(?i)\\A\"?sep=([,;\t|])\"?(?=\\R|\\z)");

  private static final Pattern QUOTED = Pattern.compile("\"[^\"]*\"");

  /// A row, cells stripped, with the line of the file on which it begins.
  record Row(long line, List<String> cells) {}

  /// Something to say about a line.
  record Remark(long line, String reason) {}

  /// Reads a file.
  ///
  /// @throws Problem 413 if it has too many rows, 422 if it is no such file
  static ListFile read(byte[] file) {
    String text = text(file);
    Matcher said = SEPARATOR.matcher(text);
    char separator = said.find() ? said.group(1).charAt(0) : separator(text);
    String list = said.replaceFirst("");
    List<Row> rows = new ArrayList<>();
    List<Remark> torn = new ArrayList<>();
    try (CSVParser parser = CSVParser.parse(new StringReader(list), format(separator))) {
      collect(parser, rows, torn);
    } catch (IOException e) {
      throw new UncheckedIOException("a text in memory could not be read", e);
    }
    if (rows.isEmpty()) {
      throw Problem.of(422, "empty-list", "The file is empty: its first row names the columns.");
    }
    List<String> columns = rows.removeFirst().cells();
    if (columns.size() > MAX_COLUMNS) {
      throw Problem.of(422, "not-a-list", "The file has more than 200 columns.");
    }
    return new ListFile(columns, rows, torn);
  }

  private static void collect(CSVParser parser, List<Row> rows, List<Remark> torn) {
    long line = 1;
    try {
      for (Iterator<CSVRecord> records = parser.iterator(); records.hasNext(); ) {
        List<String> cells = records.next().stream().map(ListFile::trimmed).toList();
        if (cells.stream().anyMatch(cell -> !cell.isEmpty())) {
          rows.add(new Row(line, cells));
        }
        if (rows.size() > MAX_ROWS + 1) {
          throw Problem.of(413, "too-large", "A guest list has at most 100,000 rows.");
        }
        line = parser.getCurrentLineNumber() + 1;
      }
    } catch (UncheckedIOException | IllegalStateException e) {
      torn.add(
          new Remark(
              line,
              "From this line on the file cannot be read: a quotation mark is out of place."));
    }
  }

  /// Without the white space around it; a no-break space, which spreadsheets like, is some.
  static String trimmed(String cell) {
    return AROUND.matcher(cell).replaceAll("");
  }

  private static CSVFormat format(char separator) {
    return CSVFormat.RFC4180
        .builder()
        .setDelimiter(separator)
        .setIgnoreEmptyLines(false)
        .setTrailingData(true)
        .get();
  }

  private static String text(byte[] file) {
    if (startsWith(file, 'P', 'K') || startsWith(file, 0xD0, 0xCF)) {
      throw Problem.of(
          422, "not-a-list", "This is a spreadsheet. Save it as CSV and upload that file.");
    }
    String text = decoded(file);
    if (text.indexOf('\0') >= 0) {
      throw Problem.of(422, "not-a-list", "This file is not text. Save the list as CSV.");
    }
    return text;
  }

  private static String decoded(byte[] file) {
    if (startsWith(file, 0xFE, 0xFF) || startsWith(file, 0xFF, 0xFE)) {
      return new String(file, StandardCharsets.UTF_16);
    }
    try {
      String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(file)).toString();
      return text.startsWith("\uFEFF") ? text.substring(1) : text;
    } catch (CharacterCodingException e) {
      return new String(file, WINDOWS_1252);
    }
  }

  private static boolean startsWith(byte[] file, int first, int second) {
    return file.length > 1 && (file[0] & 0xff) == first && (file[1] & 0xff) == second;
  }

  /// The separator that the headings use most.
  private static char separator(String text) {
    String headings = text.lines().filter(line -> !line.isBlank()).findFirst().orElse("");
    String plain = QUOTED.matcher(headings).replaceAll("");
    char best = ',';
    for (char candidate : new char[] {';', '\t'}) {
      if (count(plain, candidate) > count(plain, best)) {
        best = candidate;
      }
    }
    return best;
  }

  private static long count(String text, char wanted) {
    return text.chars().filter(c -> c == wanted).count();
  }
}
