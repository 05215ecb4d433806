package dev.foyer.measures;

import dev.foyer.measures.Pulses.Face;
import java.util.EnumMap;
import java.util.Map;

/// With how much energy guests left: how often each face was pressed.
public record Energy(Map<Face, Long> faces) {
  public Energy {
    faces = Map.copyOf(faces);
  }

  public static Energy of(Season season) {
    Map<Face, Long> faces = new EnumMap<>(Face.class);
    for (Gathering gathering : season.gatherings()) {
      gathering
          .pulses()
          .faces()
          .forEach((face, count) -> faces.merge(face, count.longValue(), Long::sum));
    }
    return new Energy(faces);
  }

  public long count(Face face) {
    return faces.getOrDefault(face, 0L);
  }
}
