package dev.countersign.local.mailbox;

import jakarta.mail.BodyPart;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Part;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The mails that arrived at the SMTP server of this machine, as a person would read them. */
public final class Mailbox {

    private final Supplier<MimeMessage[]> received;

    public Mailbox(Supplier<MimeMessage[]> received) {
        this.received = received;
    }

    /** One mail; its text is the plain one, which every mail of ours has. */
    record Mail(String to, String subject, String text) {}

    List<Mail> newestFirst() throws MessagingException, IOException {
        var mails = new ArrayList<Mail>();
        for (var message : received.get()) {
            mails.add(new Mail(recipients(message), orEmpty(message.getSubject()), text(message)));
        }
        return mails.reversed();
    }

    private static String recipients(MimeMessage message) throws MessagingException {
        var to = message.getHeader(Message.RecipientType.TO.toString(), ", ");
        return orEmpty(to);
    }

    private static String text(Part part) throws MessagingException, IOException {
        if (part.isMimeType("text/plain")) {
            return part.getContent().toString();
        }
        if (part.getContent() instanceof Multipart parts) {
            for (int index = 0; index < parts.getCount(); index++) {
                BodyPart inner = parts.getBodyPart(index);
                var text = text(inner);
                if (!text.isEmpty()) {
                    return text;
                }
            }
        }
        return "";
    }

    private static String orEmpty(@Nullable String text) {
        return text == null ? "" : text;
    }
}
