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
     * @param attempts the published messages by the id of their delivery
     * @param remarks gets the id of each that is not sent again, and what prevented that all of its addresses got it
     * @return why the others could not be sent, by the same id
     */
    public Map<String, String> send(Map<String, EmailAttempt> attempts, BiConsumer<String, String> remarks) {
        var session = Session.getInstance(server.session());
        Map<String, Failure> failures = new LinkedHashMap<>();
        Set<String> accepted = new HashSet<>();
        try (Transport transport = session.getTransport()) {
            connect(transport);
            attempts.forEach((id, attempt) -> send(attempt, session, transport, remark -> remarks.accept(id, remark))
                    .ifPresentOrElse(why -> failures.put(id, why), () -> accepted.add(id)));
        } catch (MessagingException unreachable) {
            attempts.keySet().stream()
                    .filter(id -> !accepted.contains(id))
                    .forEach(id -> failures.putIfAbsent(id, Failure.of(unreachable)));
        }
        attempts.forEach((id, attempt) -> {
            Failure failure = failures.get(id);
            if (failure != null && attempt.isFirst()) {
                delayed(attempt, failure, remark -> remarks.accept(id, remark));
            }
        });
        Map<String, String> why = new LinkedHashMap<>();
        failures.forEach((id, failure) -> why.put(id, failure.inLog()));
        return why;
    }

    private void connect(Transport transport) throws MessagingException {
        if (server.login().isPresent()) {
            SmtpServer.Login login = server.login().get();
            transport.connect(login.user(), login.password());
        } else {
            transport.connect();
        }
    }

    private Optional<Failure> send(
            EmailAttempt attempt, Session session, Transport transport, Consumer<String> remarks) {
        try {
            return send(Email.read(attempt.body()), attempt.isFirst(), session, transport, remarks);
        } catch (Malformed | MessagingException | RuntimeException failed) {
            return Optional.of(Failure.of(failed));
        }
    }

    private Optional<Failure> send(
            Email email, boolean first, Session session, Transport transport, Consumer<String> remarks)
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
            if (email.answer() || !first) {
                answer(email, remarks, (asked, recipient) -> asked.taken(email, recipient, clock.instant()));
            }
            return Optional.empty();
        } catch (SendFailedException partly) {
            return refused(email, partly, remarks);
        }
    }

    /**
     * The server took it for some of the addresses. Those that it refuses for good would be refused again, and those that have it would get it twice. For
     * those that it cannot take now, all of it is sent again: it has the same Message-ID then.
     */
    private Optional<Failure> refused(Email email, SendFailedException partly, Consumer<String> remarks) {
        if (count(partly.getValidSentAddresses()) == 0) {
            Optional<Refusal> refusal = Refusal.of(partly).filter(forGood -> tell(email, forGood));
            refusal.ifPresent(forGood -> remarks.accept("refused for good: " + forGood.said()));
            return refusal.isPresent() ? Optional.empty() : Optional.of(Failure.of(partly));
        }
        if (count(partly.getValidUnsentAddresses()) > 0) {
            return Optional.of(Failure.of(partly));
        }
        remarks.accept("sent, but %d of its addresses were refused: %s"
                .formatted(
                        count(partly.getInvalidAddresses()), Failure.of(partly).inLog()));
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

    /** Once for all attempts of the queue, so that a mail server that is down does not double what is to be done. */
    private void delayed(EmailAttempt attempt, Failure failure, Consumer<String> remarks) {
        try {
            Email email = Email.read(attempt.body());
            answer(email, remarks, (asked, recipient) -> asked.delayed(email, recipient, failure, clock.instant()));
        } catch (Malformed nobody) {
            remarks.accept("not readable, so nobody is told: " + nobody.getMessage());
        }
    }

    /** Whether the application can be told changes nothing about the email: sent again, it would arrive twice. */
    private void answer(Email email, Consumer<String> remarks, BiConsumer<Feedback, String> tell) {
        if (feedback == null) {
            return;
        }
        try {
            email.recipient().ifPresent(recipient -> tell.accept(feedback, recipient));
        } catch (RuntimeException untold) {
            remarks.accept("of an outcome that the application could not be told: "
                    + Failure.of(untold).inLog());
        }
    }

    private static int count(Address @Nullable [] addresses) {
        return addresses == null ? 0 : addresses.length;
    }
}
