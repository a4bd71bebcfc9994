package dev.countersign.local.mailbox;

import jakarta.mail.BodyPart;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Part;
import jakarta.mail.Session;
import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Properties;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * One email as a person reads it.
 *
 * @param id the name of its file, without the extension
 * @param to the addresses of its recipients, in lower case
 * @param html empty if there is only text
 */
record Mail(String id, List<String> to, String subject, Instant sent, String text, Optional<String> html) {

    static final String ENDING = ".eml";

    private static final Session NO_SERVER = Session.getInstance(addressesMayBeOfAnyScript());

    Mail {
        to = List.copyOf(to);
    }

    private static Properties addressesMayBeOfAnyScript() {
        var properties = new Properties();
        properties.setProperty("mail.mime.allowutf8", "true");
        return properties;
    }

    static Mail read(Path file) throws IOException, MessagingException {
        try (var content = Files.newInputStream(file)) {
            var message = new MimeMessage(NO_SERVER, content);
            var sent = message.getSentDate();
            var name = Objects.requireNonNull(file.getFileName()).toString();
            return new Mail(
                    name.substring(0, name.length() - ENDING.length()),
                    recipients(message),
                    Objects.requireNonNullElse(message.getSubject(), ""),
                    sent == null ? Files.getLastModifiedTime(file).toInstant() : sent.toInstant(),
                    part(message, "text/plain").orElse(""),
                    part(message, "text/html"));
        }
    }

    /** Whatever a program has written there: an address that cannot be read is shown as it stands. */
    private static List<String> recipients(MimeMessage message) throws MessagingException {
        List<String> recipients = new ArrayList<>();
        for (String name : List.of("To", "Cc", "Bcc")) {
            @Nullable String header = message.getHeader(name, ",");
            if (header != null) {
                recipients.addAll(addresses(header));
            }
        }
        return recipients.stream()
                .map(address -> address.toLowerCase(Locale.ROOT))
                .toList();
    }

    private static List<String> addresses(String header) {
        try {
            return Stream.of(InternetAddress.parseHeader(header, false))
                    .map(InternetAddress::getAddress)
                    .toList();
        } catch (AddressException unreadable) {
            return List.of(header.strip());
        }
    }

    private static Optional<String> part(Part part, String type) throws MessagingException, IOException {
        if (part.isMimeType(type)) {
            return Optional.of(part.getContent().toString());
        }
        @Nullable Object content = part.isMimeType("multipart/*") ? part.getContent() : null;
        if (content instanceof Multipart parts) {
            for (int index = 0; index < parts.getCount(); index++) {
                BodyPart inner = parts.getBodyPart(index);
                var found = part(inner, type);
                if (found.isPresent()) {
                    return found;
                }
            }
        }
        return Optional.empty();
    }
}
