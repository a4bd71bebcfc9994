package dev.countersign.lambdas.email;

import dev.countersign.lambdas.email.Email.Malformed;
import jakarta.mail.Address;
import jakarta.mail.MessagingException;
import jakarta.mail.SendFailedException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import java.time.Clock;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Sends batches of email, each batch through one connection. */
public final class Postman {

    private final SmtpServer server;
    private final Clock clock;
    private final @Nullable Feedback feedback;

    /** @param feedback gets what the server refuses for good; without it, that is tried again like everything else */
    public Postman(SmtpServer server, Clock clock, Optional<Feedback> feedback) {
        this.server = server;
        this.clock = clock;
        this.feedback = feedback.orElse(null);
    }

    /**
     * Sends what can be sent. An error at the end of the connection is ignored: accepted messages are sent, and would arrive twice if they were
     * sent again.
     *
     * @param bodies the published messages by the id of their delivery
     * @param remarks gets the id of each that is not sent again, and what prevented that all of its addresses got it
     * @return why the others could not be sent, by the same id
     */
    public Map<String, String> send(Map<String, String> bodies, BiConsumer<String, String> remarks) {
        var session = Session.getInstance(server.session());
        Map<String, String> failures = new LinkedHashMap<>();
        Set<String> accepted = new HashSet<>();
        try (Transport transport = session.getTransport()) {
            connect(transport);
            bodies.forEach((id, body) -> send(body, session, transport, remark -> remarks.accept(id, remark))
                    .ifPresentOrElse(why -> failures.put(id, why), () -> accepted.add(id)));
        } catch (MessagingException unreachable) {
            bodies.keySet().stream()
                    .filter(id -> !accepted.contains(id))
                    .forEach(id -> failures.putIfAbsent(id, describe(unreachable)));
        }
        failures.forEach((id, why) -> delayed(bodies.get(id), why, remark -> remarks.accept(id, remark)));
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

    private Optional<String> send(String body, Session session, Transport transport, Consumer<String> remarks) {
        try {
            return send(Email.read(body), session, transport, remarks);
        } catch (Malformed | MessagingException | RuntimeException failed) {
            return Optional.of(describe(failed));
        }
    }

    private Optional<String> send(Email email, Session session, Transport transport, Consumer<String> remarks)
            throws MessagingException {
        try {
            EmailMessage message = EmailMessage.of(email, session, server.from(), clock.instant());
            if (!transport.isConnected()) {
                connect(transport);
            }
            Address[] recipients = message.getAllRecipients();
            if (recipients.length < email.to().size()) {
                remarks.accept("sent, but %d of its %d addresses cannot be read"
                        .formatted(
                                email.to().size() - recipients.length,
                                email.to().size()));
            }
            transport.sendMessage(message, recipients);
            answer(email, remarks, (asked, recipient) -> asked.taken(email, recipient, clock.instant()));
            return Optional.empty();
        } catch (SendFailedException partly) {
            return refused(email, partly, remarks);
        }
    }

    /**
     * The server took it for some of the addresses. Those that it refuses for good would be refused again, and those that have it would get it twice. For
     * those that it cannot take now, all of it is sent again: it has the same Message-ID then.
     */
    private Optional<String> refused(Email email, SendFailedException partly, Consumer<String> remarks) {
        if (count(partly.getValidSentAddresses()) == 0) {
            Optional<Refusal> refusal = Refusal.of(partly).filter(forGood -> tell(email, forGood));
            refusal.ifPresent(forGood -> remarks.accept("refused for good: " + forGood.said()));
            return refusal.isPresent() ? Optional.empty() : Optional.of(describe(partly));
        }
        if (count(partly.getValidUnsentAddresses()) > 0) {
            return Optional.of(describe(partly));
        }
        remarks.accept("sent, but %d of its addresses were refused: %s"
                .formatted(count(partly.getInvalidAddresses()), describe(partly)));
        return Optional.empty();
    }

    /** False if nobody can be told: what a template sends has no recipient. */
    private boolean tell(Email email, Refusal refusal) {
        if (feedback == null || email.recipient().isEmpty()) {
            return false;
        }
        feedback.refused(email, email.recipient().get(), refusal, clock.instant());
        return true;
    }

    private void delayed(@Nullable String body, String why, Consumer<String> remarks) {
        try {
            Email email = Email.read(body == null ? "" : body);
            answer(email, remarks, (asked, recipient) -> asked.delayed(email, recipient, why, clock.instant()));
        } catch (Malformed nobody) {
            remarks.accept("not readable, so nobody is told: " + nobody.getMessage());
        }
    }

    /** Whether the application can be told changes nothing about the email: sent again, it would arrive twice. */
    private void answer(Email email, Consumer<String> remarks, BiConsumer<Feedback, String> tell) {
        if (feedback == null || !email.answer()) {
            return;
        }
        try {
            email.recipient().ifPresent(recipient -> tell.accept(feedback, recipient));
        } catch (RuntimeException untold) {
            remarks.accept("of an outcome that the application could not be told: " + describe(untold));
        }
    }

    private static int count(Address @Nullable [] addresses) {
        return addresses == null ? 0 : addresses.length;
    }

    /** In one line, with the answer of the server: the text of an exception may contain an address as it was written. */
    private static String describe(Exception failed) {
        StringBuilder said = new StringBuilder(failed.getClass().getSimpleName() + ": " + failed.getMessage());
        Exception last = failed;
        while (last instanceof MessagingException answer && answer.getNextException() != null) {
            last = answer.getNextException();
        }
        if (!last.equals(failed)) {
            said.append(": ").append(last.getMessage());
        }
        return said.toString().replaceAll("\\p{Cntrl}+", " ");
    }
}
