package dev.foyer.mail;

import dev.foyer.domain.Bytes;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import org.subethamail.smtp.MessageHandler;
import org.subethamail.smtp.RejectException;
import org.subethamail.smtp.auth.EasyAuthenticationHandlerFactory;
import org.subethamail.smtp.auth.LoginFailedException;
import org.subethamail.smtp.server.SMTPServer;
import org.subethamail.smtp.server.Session;

/// A real SMTP server on this machine that keeps what it takes and can be told to misbehave.
public final class PostOffice implements AutoCloseable {
  /// How the next dealings with a reader end.
  public enum Mood {
    NOT_NOW,
    NO_SUCH_READER,
    REFUSES_THE_CONTENT,
    DROPS_AFTER_TAKING
  }

  /// Who can see what goes over the line.
  public enum Wire {
    PLAIN,
    STARTTLS,
    TLS,
    STARTTLS_WITH_PASSWORD,
    PLAIN_WITH_PASSWORD
  }

  /// What it has taken.
  public record Taken(String from, String to, Bytes message) {}

  public static final String USER = "foyer";
  public static final String PASSWORD = "a password with spaces";

  private final List<Taken> taken = new CopyOnWriteArrayList<>();
  private final Map<String, Queue<Mood>> moods = new ConcurrentHashMap<>();
  private final AtomicInteger passwords = new AtomicInteger();
  private final AtomicInteger lines = new AtomicInteger();
  private final SMTPServer server;
  private volatile int senderRefusal;

  public PostOffice(int port, Wire wire, Path folder) throws Exception {
    SMTPServer.Builder builder =
        SMTPServer.port(port)
            .bindAddress(InetAddress.getLoopbackAddress())
            .insertReceivedHeaders(false)
            .messageHandlerFactory(
                context -> {
                  lines.incrementAndGet();
                  return new Handler((Session) context);
                });
    if (wire == Wire.TLS) {
      builder.serverSocketFactory(tls(folder));
    } else if (wire == Wire.STARTTLS || wire == Wire.STARTTLS_WITH_PASSWORD) {
      builder.enableTLS().startTlsSocketFactory(tls(folder)).requireTLS();
    }
    if (wire == Wire.STARTTLS_WITH_PASSWORD || wire == Wire.PLAIN_WITH_PASSWORD) {
      builder
          .authenticationHandlerFactory(
              new EasyAuthenticationHandlerFactory(
                  (user, password, context) -> {
                    passwords.incrementAndGet();
                    if (!USER.equals(user) || !PASSWORD.equals(password)) {
                      throw new LoginFailedException();
                    }
                  }))
          .requireAuth();
    }
    server = builder.build();
    server.start();
  }

  public static PostOffice open() throws Exception {
    return new PostOffice(0, Wire.PLAIN, Path.of("."));
  }

  private static SSLContext tls(Path folder) throws Exception {
    KeyStore store = KeyStore.getInstance("PKCS12");
    char[] secret = "foyer-box".toCharArray();
    try (InputStream in = Files.newInputStream(folder.resolve("tls.p12"))) {
      store.load(in, secret);
    }
    KeyManagerFactory keys = KeyManagerFactory.getInstance("PKIX");
    keys.init(store, secret);
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(keys.getKeyManagers(), null, null);
    return context;
  }

  /// The next dealings with a reader end like this, one after the other, then well.
  public void expect(String reader, Mood... next) {
    moods.put(reader, new ArrayDeque<>(List.of(next)));
  }

  /// Every sender is answered with this code; 0 for none.
  public void refuseSenders(int code) {
    senderRefusal = code;
  }

  public List<Taken> taken() {
    return taken;
  }

  /// Letters that were begun so far.
  public int begun() {
    return lines.get();
  }

  /// How often somebody has tried to sign in.
  public int passwordsSeen() {
    return passwords.get();
  }

  public int port() {
    return server.getPortAllocated();
  }

  @Override
  public void close() {
    server.stop();
  }

  private final class Handler implements MessageHandler {
    private final Session line;
    private String sender = "";
    private String reader = "";
    private Mood mood = Mood.NOT_NOW;
    private boolean moody;

    Handler(Session line) {
      this.line = line;
    }

    @Override
    public void from(String from) throws RejectException {
      sender = from;
      if (senderRefusal != 0) {
        throw new RejectException(senderRefusal, "no mail from you");
      }
    }

    @Override
    public void recipient(String recipient) throws RejectException {
      reader = recipient;
      Mood next = moods.getOrDefault(recipient, new ArrayDeque<>()).poll();
      moody = next != null;
      if (next == null) {
        return;
      }
      mood = next;
      switch (next) {
        case NOT_NOW -> throw new RejectException(451, "4.7.1 come back later");
        case NO_SUCH_READER -> throw new RejectException(550, "5.1.1 <" + recipient + "> unknown");
        case REFUSES_THE_CONTENT, DROPS_AFTER_TAKING -> {}
      }
    }

    @Override
    public String data(InputStream in) throws RejectException, IOException {
      byte[] message = in.readAllBytes();
      if (moody && mood == Mood.REFUSES_THE_CONTENT) {
        throw new RejectException(554, "5.7.1 not like this");
      }
      taken.add(new Taken(sender, reader, Bytes.of(message)));
      if (moody && mood == Mood.DROPS_AFTER_TAKING) {
        line.closeSocket();
      }
      return "OK";
    }

    @Override
    public void done() {}
  }
}
