package dev.countersign.lambdas.email;

import dev.countersign.lambdas.email.Email.Malformed;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import java.time.Clock;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Sends batches of e-mail, each batch through one connection. */
public final class Postman {

    private final SmtpServer server;
    private final Clock clock;

    public Postman(SmtpServer server, Clock clock) {
        this.server = server;
        this.clock = clock;
    }

    /**
     * Sends what can be sent. An error at the end of the connection is ignored: accepted messages are sent, and would arrive twice if they were
     * sent again.
     *
     * @param bodies the published messages by the id of their delivery
     * @return why the others could not be sent, by the same id
     */
    public Map<String, String> send(Map<String, String> bodies) {
        var session = Session.getInstance(server.session());
        Map<String, String> failures = new LinkedHashMap<>();
        Set<String> accepted = new HashSet<>();
        try (Transport transport = session.getTransport()) {
            connect(transport);
            bodies.forEach((id, body) -> send(body, session, transport)
                    .ifPresentOrElse(why -> failures.put(id, why), () -> accepted.add(id)));
        } catch (MessagingException unreachable) {
            bodies.keySet().stream()
                    .filter(id -> !accepted.contains(id))
                    .forEach(id -> failures.putIfAbsent(id, describe(unreachable)));
        }
        return failures;
    }

    private void connect(Transport transport) throws MessagingException {
        if (server.login().isPresent()) {
            SmtpServer.Login login = server.login().get();
            transport.connect(login.user(), login.password());
        } else {
            transport.connect();
        }
    }

    private Optional<String> send(String body, Session session, Transport transport) {
        try {
            EmailMessage message = EmailMessage.of(Email.read(body), session, server.from(), clock.instant());
            if (!transport.isConnected()) {
                connect(transport);
            }
            transport.sendMessage(message, message.getAllRecipients());
            return Optional.empty();
        } catch (Malformed | MessagingException | RuntimeException failed) {
            return Optional.of(describe(failed));
        }
    }

    private static String describe(Exception failed) {
        return failed.getClass().getSimpleName() + ": " + failed.getMessage();
    }
}
