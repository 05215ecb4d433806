package dev.foyer;

import io.helidon.webserver.http.HttpRouting;
import io.helidon.webserver.http.HttpRules;
import io.helidon.webserver.http.HttpService;
import java.lang.reflect.Proxy;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;

/// The routes of a program as it registers them, such as `POST /api/scans`.
public final class RouteTable {
  private static final Set<String> METHODS = Set.of("get", "post", "put", "delete", "any");

  private final Set<String> routes = new TreeSet<>();

  private RouteTable() {}

  public static Set<String> of(Consumer<HttpRouting.Builder> program) {
    RouteTable table = new RouteTable();
    program.accept(table.recorder(HttpRouting.Builder.class, ""));
    return table.routes;
  }

  private <T> T recorder(Class<T> type, String prefix) {
    Object recorder =
        Proxy.newProxyInstance(
            type.getClassLoader(),
            new Class<?>[] {type},
            (self, method, arguments) -> {
              record(method.getName(), prefix, arguments);
              return self;
            });
    return type.cast(recorder);
  }

  private void record(String name, String prefix, Object[] arguments) {
    if (METHODS.contains(name)) {
      String path = (prefix + arguments[0]).replace("{+", "{").replaceAll("(?<=.)/$", "");
      routes.add(name.toUpperCase(Locale.ROOT) + " " + path);
    }
    if (name.equals("register") && arguments.length == 2) {
      String below = "/".equals(arguments[0]) ? "" : (String) arguments[0];
      for (Object service : (Object[]) arguments[1]) {
        ((HttpService) service).routing(recorder(HttpRules.class, prefix + below));
      }
    }
  }
}
