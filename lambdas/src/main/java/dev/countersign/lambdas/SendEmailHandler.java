package dev.countersign.lambdas;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Properties;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Function {@code send-email}: takes a batch of SQS messages whose bodies are {@code {id, to, subject, text, html}} and sends each by SMTP. The
 * {@code Message-ID} is made of the notification's id, so that a mail sent twice can be recognised as one. What could not be sent goes back to
 * the queue by itself, the others do not.
 *
 * @see <a href="https://docs.aws.amazon.com/lambda/latest/dg/services-sqs-errorhandling.html">Partial batch responses</a>
 */
public final class SendEmailHandler implements RequestStreamHandler {

    private static final Logger log = LoggerFactory.getLogger(SendEmailHandler.class);
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final String TIMEOUT_MILLIS = "10000";

    private final SmtpServer server;

    /** For Lambda, which makes the handler itself. */
    public SendEmailHandler() {
        this(SmtpServer.fromEnvironment());
    }

    public SendEmailHandler(SmtpServer server) {
        this.server = server;
    }

    @Override
    public void handleRequest(InputStream input, OutputStream output, Context context) throws IOException {
        var answer = JSON.createObjectNode();
        var failures = answer.putArray("batchItemFailures");
        for (JsonNode record : JSON.readTree(input).path("Records")) {
            String id = record.path("messageId").asString("");
            try {
                send(JSON.readTree(record.path("body").asString("")));
            } catch (MessagingException | JacksonException failed) {
                log.warn("message {} was not sent and goes back to the queue", id, failed);
                failures.addObject().put("itemIdentifier", id);
            }
        }
        JSON.writeValue(output, answer);
    }

    private void send(JsonNode letter) throws MessagingException {
        var message =
                new Letter(Session.getInstance(properties()), letter.path("id").asString(""));
        message.setFrom(new InternetAddress(server.from(), true));
        for (JsonNode to : letter.path("to").isArray() ? letter.path("to").values() : List.of(letter.path("to"))) {
            message.addRecipient(Message.RecipientType.TO, new InternetAddress(to.asString(""), true));
        }
        message.setSubject(letter.path("subject").asString(""), StandardCharsets.UTF_8.name());
        var alternatives = new MimeMultipart("alternative");
        alternatives.addBodyPart(part(letter.path("text").asString(""), "text/plain; charset=UTF-8"));
        if (letter.hasNonNull("html")) {
            alternatives.addBodyPart(part(letter.path("html").asString(""), "text/html; charset=UTF-8"));
        }
        message.setContent(alternatives);
        Transport.send(message);
    }

    private static MimeBodyPart part(String content, String type) throws MessagingException {
        var part = new MimeBodyPart();
        part.setContent(content, type);
        return part;
    }

    private Properties properties() {
        var properties = new Properties();
        properties.setProperty("mail.smtp.host", server.host());
        properties.setProperty("mail.smtp.port", Integer.toString(server.port()));
        properties.setProperty("mail.smtp.connectiontimeout", TIMEOUT_MILLIS);
        properties.setProperty("mail.smtp.timeout", TIMEOUT_MILLIS);
        properties.setProperty("mail.smtp.writetimeout", TIMEOUT_MILLIS);
        return properties;
    }

    /** A mail that keeps the id it was given. */
    private static final class Letter extends MimeMessage {

        private final String id;

        Letter(Session session, String id) {
            super(session);
            this.id = id;
        }

        @Override
        protected void updateMessageID() throws MessagingException {
            setHeader("Message-ID", "<" + id.replaceAll("[^A-Za-z0-9.-]", "-") + "@countersign>");
        }
    }
}
