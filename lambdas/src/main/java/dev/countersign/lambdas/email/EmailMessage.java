package dev.countersign.lambdas.email;

import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;

/** An email in MIME. If it is sent twice, it has the same Message-ID, so that mailboxes show it once. */
final class EmailMessage extends MimeMessage {

    /** Comes back with a bounce. */
    static final String RECIPIENT = "X-Countersign-Recipient";

    private final String messageId;

    private EmailMessage(Session session, String messageId) {
        super(session);
        this.messageId = messageId;
    }

    static EmailMessage of(Email email, Session session, String from, Instant now) throws MessagingException {
        var sender = new InternetAddress(from, true);
        String address = sender.getAddress();
        String domain = address.substring(address.lastIndexOf('@') + 1);
        var message = new EmailMessage(session, "<" + email.id() + "@" + domain + ">");
        message.setFrom(sender);
        for (InternetAddress to : readable(email.to())) {
            message.addRecipient(Message.RecipientType.TO, to);
        }
        message.setSubject(email.subject().replaceAll("\\p{Cntrl}+", " "), StandardCharsets.UTF_8.name());
        message.setSentDate(Date.from(now));
        message.setContentLanguage(new String[] {email.locale().replaceAll("[^A-Za-z0-9-]", "")});
        // So that no out-of-office note is sent back: RFC 3834.
        message.setHeader("Auto-Submitted", "auto-generated");
        if (email.thread().isPresent()) {
            // All emails of a thread answer the same one, which is never sent, so that they are shown together in any
            // order.
            String root = "<" + email.thread().get() + "@" + domain + ">";
            message.setHeader("In-Reply-To", root);
            message.setHeader("References", root);
        }
        if (email.recipient().isPresent()) {
            message.setHeader(RECIPIENT, email.recipient().get());
        }
        if (email.unsubscribe().isPresent()) {
            message.setHeader("List-Unsubscribe", "<" + email.unsubscribe().get() + ">");
            message.setHeader("List-Unsubscribe-Post", "List-Unsubscribe=One-Click");
        }
        if (email.html().isPresent()) {
            var alternatives = new MimeMultipart("alternative");
            alternatives.addBodyPart(part(email.text(), "plain"));
            alternatives.addBodyPart(part(email.html().get(), "html"));
            message.setContent(alternatives);
        } else {
            message.setText(email.text(), StandardCharsets.UTF_8.name());
        }
        message.saveChanges();
        return message;
    }

    /** Those of the addresses that can be read. Only if none can, this throws the reason. */
    private static List<InternetAddress> readable(List<String> addresses) throws AddressException {
        List<InternetAddress> readable = new ArrayList<>();
        AddressException unreadable = new AddressException("no address");
        for (String address : addresses) {
            try {
                readable.add(read(address));
            } catch (AddressException e) {
                unreadable = e;
            }
        }
        if (readable.isEmpty()) {
            throw unreadable;
        }
        return readable;
    }

    /** As it is written: without its comment, an address could be that of somebody else. */
    private static InternetAddress read(String address) throws AddressException {
        InternetAddress read = new InternetAddress(address, true);
        if (!address.contains("<") && !address.strip().equals(read.getAddress())) {
            throw new AddressException("an address with a comment", address);
        }
        return read;
    }

    private static MimeBodyPart part(String text, String subtype) throws MessagingException {
        var part = new MimeBodyPart();
        part.setText(text, StandardCharsets.UTF_8.name(), subtype);
        return part;
    }

    @Override
    protected void updateMessageID() throws MessagingException {
        setHeader("Message-ID", messageId);
    }
}
