package dev.foyer.journal;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/// Whether a value that was read has all its parts: JSON may say `null`, or nothing, where the
/// domain knows no absence. A component may be absent only if it is declared [Nullable].
final class Wholeness {
  private static final Map<Class<?>, List<Part>> PARTS = new ConcurrentHashMap<>();

  private record Part(String name, Method accessor, boolean optional) {}

  private Wholeness() {}

  /// The name of the first component that must be there and is not, inside records, too.
  static Optional<String> missing(Object value) {
    if (value instanceof List<?> list) {
      return list.stream().flatMap(each -> missing(each).stream()).findFirst();
    }
    if (value instanceof Record) {
      return PARTS.computeIfAbsent(value.getClass(), Wholeness::parts).stream()
          .flatMap(part -> missing(value, part).stream())
          .findFirst();
    }
    return Optional.empty();
  }

  private static Optional<String> missing(Object value, Part part) {
    try {
      Object inside = part.accessor().invoke(value);
      if (inside == null) {
        return part.optional() ? Optional.empty() : Optional.of(part.name());
      }
      return missing(inside);
    } catch (IllegalAccessException | InvocationTargetException e) {
      throw new IllegalStateException("a record's component can always be read", e);
    }
  }

  private static List<Part> parts(Class<?> type) {
    return List.of(type.getRecordComponents()).stream()
        .filter(component -> !component.getType().isPrimitive())
        .map(Wholeness::part)
        .toList();
  }

  private static Part part(RecordComponent component) {
    boolean optional = component.getAnnotatedType().isAnnotationPresent(Nullable.class);
    Method accessor = component.getAccessor();
    return new Part(component.getName(), accessor, optional);
  }
}
