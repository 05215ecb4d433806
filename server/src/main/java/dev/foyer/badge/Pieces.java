package dev.foyer.badge;

import java.awt.font.TextLayout;
import java.lang.Character.UnicodeScript;
import java.text.BreakIterator;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/// A text in pieces between which a line may be broken, each measured once: its width at any size
/// is in proportion.
record Pieces(List<Piece> all) {
  /// The size that pieces are measured at; widths are for a size of one dot.
  private static final double MEASURED = 64;

  private static final int HALVINGS = 24;
  private static final Locale THAI = Locale.of("th");
  private static final Set<UnicodeScript> WITHOUT_SPACES =
      Set.of(
          UnicodeScript.HAN,
          UnicodeScript.HIRAGANA,
          UnicodeScript.KATAKANA,
          UnicodeScript.HANGUL,
          UnicodeScript.THAI,
          UnicodeScript.LAO,
          UnicodeScript.KHMER,
          UnicodeScript.MYANMAR);

  /// Chars `start` to `end`; spaces may follow.
  ///
  /// @param ink its width without those spaces
  /// @param advance its width with them
  record Piece(int start, int end, double ink, double advance) {}

  /// A line of pieces, without the spaces at its end.
  record Line(int start, int end, double width) {}

  Pieces {
    all = List.copyOf(all);
  }

  /// In words, or where else a line may be broken (UAX #14): in Thai, which has no spaces, by the
  /// JDK's dictionary; never within a cluster, nor after an apostrophe or the like in a word.
  static Pieces words(TypedText text) {
    boolean thai = text.text().codePoints().anyMatch(c -> c >= 0xe00 && c < 0xe80);
    BreakIterator breaks = BreakIterator.getLineInstance(thai ? THAI : Locale.ROOT);
    breaks.setText(text.text());
    Set<Integer> boundaries = new HashSet<>(text.boundaries());
    List<Integer> ends = new ArrayList<>();
    breaks.first();
    for (int end = breaks.next(); end != BreakIterator.DONE; end = breaks.next()) {
      if (boundaries.contains(end) && !isWithinWord(text.text(), end)) {
        ends.add(end);
      }
    }
    return measured(text, ends);
  }

  /// Whether a letter or digit of a script with spaces follows what is neither a space nor a
  /// hyphen.
  private static boolean isWithinWord(String text, int at) {
    if (at == text.length()) {
      return false;
    }
    int before = text.codePointBefore(at);
    int after = text.codePointAt(at);
    return before != ' '
        && Character.getType(before) != Character.DASH_PUNCTUATION
        && Character.isLetterOrDigit(after)
        && !WITHOUT_SPACES.contains(UnicodeScript.of(after));
  }

  /// In words as far as they are no wider than a line; wider ones in clusters.
  static Pieces broken(TypedText text, double width) {
    Pieces words = words(text);
    List<Integer> ends = new ArrayList<>(words.all.stream().skip(1).map(Piece::start).toList());
    words.all.stream()
        .filter(word -> word.ink > width)
        .flatMap(word -> text.boundaries().stream().filter(at -> at > word.start && at < word.end))
        .forEach(ends::add);
    ends.add(text.text().length());
    return measured(text, ends.stream().sorted().toList());
  }

  /// In clusters, a space with the one before it.
  static Pieces letters(TypedText text) {
    List<Integer> ends =
        text.boundaries().stream().filter(end -> !text.text().startsWith(" ", end)).toList();
    return measured(text, ends);
  }

  private static Pieces measured(TypedText text, List<Integer> ends) {
    List<Piece> pieces = new ArrayList<>();
    int start = 0;
    for (int end : ends) {
      TextLayout layout = text.line(start, end, MEASURED);
      String words = text.text().substring(start, end).stripTrailing();
      double ink = layout.getVisibleAdvance() / MEASURED;
      pieces.add(new Piece(start, start + words.length(), ink, layout.getAdvance() / MEASURED));
      start = end;
    }
    return new Pieces(pieces);
  }

  /// The lines of the narrowest column that takes the text in at most `most` lines.
  List<Line> narrowest(int most) {
    double low = all.stream().mapToDouble(Piece::ink).max().orElse(0);
    double high = all.stream().mapToDouble(Piece::advance).sum();
    List<Line> best = lines(high, most).orElseThrow();
    if (most == 1) {
      return best;
    }
    for (int i = 0; i < HALVINGS; i++) {
      double middle = i == 0 ? low : (low + high) / 2;
      Optional<List<Line>> lines = lines(middle, most);
      if (lines.isPresent()) {
        best = lines.get();
        high = middle;
      } else {
        low = middle;
      }
    }
    return best;
  }

  /// The text in lines of at most this width; empty if that takes more than `most`.
  private Optional<List<Line>> lines(double width, int most) {
    List<Line> lines = new ArrayList<>();
    int start = 0;
    double used = 0;
    Piece before = new Piece(0, 0, 0, 0);
    for (Piece piece : all) {
      if (used > 0 && used + piece.ink > width) {
        lines.add(new Line(start, before.end, used - before.advance + before.ink));
        start = piece.start;
        used = 0;
      }
      if (piece.ink > width * (1 + 1e-9) || lines.size() == most) {
        return Optional.empty();
      }
      used += piece.advance;
      before = piece;
    }
    lines.add(new Line(start, before.end, used - before.advance + before.ink));
    return Optional.of(lines);
  }

  /// How many pieces from the start fill at most `lines` lines of this width, with `reserve` left
  /// on the last.
  int filling(double width, int lines, double reserve) {
    int line = 1;
    double used = 0;
    for (int i = 0; i < all.size(); i++) {
      Piece piece = all.get(i);
      double room = line == lines ? width - reserve : width;
      if (used + piece.ink > room) {
        line++;
        used = 0;
        if (line > lines) {
          return i;
        }
      }
      used += piece.advance;
    }
    return all.size();
  }

  /// What a text begins with: its first piece, its first two, up to `most`.
  List<String> starts(TypedText text, int most) {
    return all.stream().limit(most).map(piece -> text.text().substring(0, piece.end)).toList();
  }
}
