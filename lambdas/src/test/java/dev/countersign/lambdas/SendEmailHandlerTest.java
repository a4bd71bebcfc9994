package dev.countersign.lambdas;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import dev.countersign.lambdas.email.Feedback;
import dev.countersign.lambdas.email.SmtpServer;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

class SendEmailHandlerTest {

    private static final Clock CLOCK = Clock.fixed(Instant.parse("2027-01-15T09:00:00Z"), ZoneOffset.UTC);
    private static final JsonMapper JSON = JsonMapper.shared();

    private final List<String> told = new ArrayList<>();
    private final GreenMail mail = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));

    @BeforeEach
    void start() {
        mail.start();
    }

    @AfterEach
    void stop() {
        mail.stop();
    }

    @Test
    void aLetterArrivesInTextAndHtmlInItsLanguage() throws Exception {
        ObjectNode letter = letter("0198c2a0-0000-7000-8000-000000000001", "marta@acme.test");
        letter.put("subject", "Decisión pendiente: «mesas»");

        assertThat(deliver(letter.toString())).isEqualTo("{\"batchItemFailures\":[]}");

        MimeMessage arrived = mail.getReceivedMessages()[0];
        assertThat(arrived.getSubject()).isEqualTo("Decisión pendiente: «mesas»");
        assertThat(arrived.getMessageID()).isEqualTo("<0198c2a0-0000-7000-8000-000000000001@countersign.test>");
        assertThat(arrived.getAllRecipients()).extracting(Object::toString).containsExactly("marta@acme.test");
        assertThat(arrived.getSentDate()).isEqualTo(CLOCK.instant());
        assertThat(arrived.getContentLanguage()).containsExactly("es-ES");
        assertThat(arrived.getHeader("Auto-Submitted")).containsExactly("auto-generated");
        MimeMultipart parts = (MimeMultipart) arrived.getContent();
        assertThat(parts.getContentType()).startsWith("multipart/alternative");
        assertThat(parts.getBodyPart(0).getContent()).isEqualTo("¿Sí o no?");
        assertThat(parts.getBodyPart(1).getContentType()).startsWith("text/html");
        assertThat(parts.getBodyPart(1).getContent()).isEqualTo("<p>¿Sí o no?</p>");
    }

    @Test
    void aNoteOfATemplateGoesToSeveralAsPlainText() throws Exception {
        ObjectNode note = letter("0198c2a0-0000-7000-8000-000000000001.tell", "x");
        note.remove("html");
        note.putArray("to").add("ana@acme.test").add("ops@acme.test");

        deliver(note.toString());

        assertThat(mail.getReceivedMessages()).hasSize(2);
        assertThat(mail.getReceivedMessages()[0].getContent()).isEqualTo("¿Sí o no?");
    }

    @Test
    void onlyWhatCouldNotBeSentIsReported() throws IOException {
        String report = deliver(
                letter("a", "marta@acme.test").toString(),
                "no letter",
                letter("c", "nobody at all").toString(),
                letter("d>\r\nBcc: eve@evil.test", "marta@acme.test").toString(),
                letter("e", "jon@acme.test").toString());

        assertThat(report)
                .isEqualTo(
                        "{\"batchItemFailures\":[{\"itemIdentifier\":\"m1\"},{\"itemIdentifier\":\"m2\"},{\"itemIdentifier\":\"m3\"}]}");
        assertThat(mail.getReceivedMessages()).hasSize(2);
    }

    /** The expression of a template may name anything. */
    @Test
    void anAddressThatCannotBeReadKeepsNothingFromTheOthers() throws Exception {
        ObjectNode note = letter("a", "x");
        note.putArray("to")
                .add("a@x.test\r\nBcc: eve@evil.test")
                .add("ana@acme.test")
                .addNull()
                .add("nobody at all")
                .add("(somebody)else@acme.test")
                .add("a,b@acme.test")
                .add("ana@acme.test")
                .add("ops@acme.test");

        assertThat(deliver(note.toString())).isEqualTo("{\"batchItemFailures\":[]}");

        assertThat(mail.getReceivedMessages()).hasSize(2);
        assertThat(mail.getReceivedMessages()[0].getAllRecipients())
                .extracting(Object::toString)
                .containsExactly("ana@acme.test", "ops@acme.test");
        assertThat(mail.getReceivedMessages()[0].getHeader("Bcc")).isNull();
    }

    @Test
    void anEmailWithoutAnyAddressThatCanBeReadIsReported() throws IOException {
        ObjectNode note = letter("a", "x");
        note.putArray("to").addNull().add("nobody at all");
        ObjectNode nobody = letter("b", "x");
        nobody.putArray("to");
        ObjectNode none = letter("c", "x");
        none.remove("to");

        assertThat(deliver(note.toString(), nobody.toString(), none.toString()))
                .isEqualTo(
                        "{\"batchItemFailures\":[{\"itemIdentifier\":\"m0\"},{\"itemIdentifier\":\"m1\"},{\"itemIdentifier\":\"m2\"}]}");
        assertThat(mail.getReceivedMessages()).isEmpty();
    }

    /** Those that have got it would get it twice. */
    @Test
    void anAddressThatTheServerRefusesKeepsNothingFromTheOthers() throws IOException {
        try (BreakingSmtpServer refusing = new BreakingSmtpServer("gone@acme.test")) {
            ObjectNode note = letter("a", "x");
            note.putArray("to").add("gone@acme.test").add("ana@acme.test");
            SmtpServer server = new SmtpServer("127.0.0.1", refusing.port(), "no-reply@countersign.test");

            String report = deliver(
                    server, note.toString(), letter("b", "gone@acme.test").toString());

            assertThat(report).isEqualTo("{\"batchItemFailures\":[{\"itemIdentifier\":\"m1\"}]}");
            assertThat(refusing.accepted()).isEqualTo(1);
        }
    }

    @Test
    void lettersOfARequestAreOneThreadAndCanBeStoppedByOneClick() throws Exception {
        ObjectNode asked = letter("a", "marta@acme.test").put("thread", "request-1");
        ObjectNode reminded = letter("b", "marta@acme.test")
                .put("thread", "request-1")
                .put("unsubscribe", "https://countersign.test/unsubscribe/abc_-9")
                .put("recipient", "tenant.person");

        deliver(asked.toString(), reminded.toString());

        MimeMessage first = mail.getReceivedMessages()[0];
        MimeMessage second = mail.getReceivedMessages()[1];
        assertThat(first.getMessageID()).isNotEqualTo(second.getMessageID());
        assertThat(first.getHeader("References"))
                .isEqualTo(second.getHeader("References"))
                .isEqualTo(second.getHeader("In-Reply-To"))
                .containsExactly("<request-1@countersign.test>");
        assertThat(first.getHeader("List-Unsubscribe")).isNull();
        assertThat(second.getHeader("List-Unsubscribe"))
                .containsExactly("<https://countersign.test/unsubscribe/abc_-9>");
        assertThat(second.getHeader("X-Countersign-Recipient")).containsExactly("tenant.person");
        assertThat(second.getHeader("List-Unsubscribe-Post")).containsExactly("List-Unsubscribe=One-Click");
    }

    @Test
    void headersCannotBeAddedByWhatNamesTheThreadOrStopsIt() throws Exception {
        String report = deliver(
                letter("a", "marta@acme.test")
                        .put("thread", "x>\r\nBcc: eve@evil.test")
                        .toString(),
                letter("b", "marta@acme.test")
                        .put("unsubscribe", "https://x.test/>\r\nBcc: eve@evil.test")
                        .toString());

        assertThat(report)
                .isEqualTo("{\"batchItemFailures\":[{\"itemIdentifier\":\"m0\"},{\"itemIdentifier\":\"m1\"}]}");
        assertThat(mail.getReceivedMessages()).isEmpty();
    }

    @Test
    void aSubjectCannotAddHeaders() throws Exception {
        ObjectNode letter = letter("a", "marta@acme.test");
        letter.put("subject", "Hello\r\nBcc: eve@evil.test");

        deliver(letter.toString());

        assertThat(mail.getReceivedMessages()).hasSize(1);
        assertThat(mail.getReceivedMessages()[0].getHeader("Bcc")).isNull();
        assertThat(mail.getReceivedMessages()[0].getSubject()).isEqualTo("Hello Bcc: eve@evil.test");
    }

    @Test
    void everyMessageComesAgainWhileTheServerIsAway() throws IOException {
        SmtpServer server = server();
        mail.stop();

        assertThat(deliver(server, letter("a", "marta@acme.test").toString()))
                .isEqualTo("{\"batchItemFailures\":[{\"itemIdentifier\":\"m0\"}]}");
    }

    @Test
    void whatWasAcceptedIsSentAlsoWhereTheConnectionBreaksAfterwards() throws IOException {
        try (BreakingSmtpServer breaking = new BreakingSmtpServer()) {
            SmtpServer server = new SmtpServer("127.0.0.1", breaking.port(), "no-reply@countersign.test");
            String report = deliver(
                    server,
                    letter("a", "marta@acme.test").toString(),
                    "no letter",
                    letter("c", "jon@acme.test").toString());
            assertThat(report).isEqualTo("{\"batchItemFailures\":[{\"itemIdentifier\":\"m1\"}]}");
            assertThat(breaking.accepted()).isEqualTo(2);
        }
    }

    @Test
    void whatIsRefusedForGoodIsToldAndNotTriedAgain() throws IOException {
        refused("550 5.1.1 no such mailbox", "250 accepted", "[]");
        JsonNode event = JSON.readTree(told.getFirst());
        assertThat(event.path("eventType").stringValue()).isEqualTo("Bounce");
        assertThat(event.at("/bounce/bounceType").stringValue()).isEqualTo("Permanent");
        assertThat(event.at("/bounce/bouncedRecipients/0/emailAddress").stringValue())
                .isEqualTo("marta@acme.test");
        assertThat(event.at("/bounce/bouncedRecipients/0/diagnosticCode").stringValue())
                .isEqualTo("smtp; 550 5.1.1 no such mailbox");
        assertThat(event.at("/mail/timestamp").stringValue()).isEqualTo("2027-01-15T09:00:00Z");
        assertThat(event.at("/mail/headers/0/value").stringValue()).isEqualTo("tenant.person");
        assertThat(event.at("/mail/headers/1/value").stringValue()).startsWith("<a@");
    }

    @Test
    void anEmailThatIsRefusedSaysNothingAboutItsAddress() throws IOException {
        refused("250 ok", "552 5.3.4 message too big", "[]");
        assertThat(JSON.readTree(told.getFirst()).at("/bounce/bounceType").stringValue())
                .isEqualTo("Undetermined");
    }

    @Test
    void whatTheServerDoesNotTakeNowIsTriedAgain() throws IOException {
        refused("450 4.2.1 busy", "250 accepted", "[{\"itemIdentifier\":\"m0\"}]");
        refused("250 ok", "451 4.3.0 later", "[{\"itemIdentifier\":\"m0\"}]");
        assertThat(told)
                .extracting(SendEmailHandlerTest::delay)
                .containsExactly("smtp; 450 4.2.1 busy", "smtp; 451 4.3.0 later");
    }

    /** A mail server that is down for hours must not fill the queue of what is told. */
    @Test
    void onlyTheFirstOfTheAttemptsOfAQueueTellsWhyTheyFailAndALaterOneThatItWasTaken() throws IOException {
        SmtpServer server = server();
        String letter =
                letter("a", "marta@acme.test").put("recipient", "tenant.person").toString();
        mail.stop();
        for (int receives = 1; receives <= 3; receives++) {
            assertThat(deliver(server, receives, letter)).contains("m0");
        }
        assertThat(told)
                .singleElement()
                .satisfies(event ->
                        assertThat(delay(event)).startsWith("unreachable; ").contains("Connection refused"));

        try (BreakingSmtpServer mended = new BreakingSmtpServer()) {
            assertThat(deliver(at(mended), 4, letter)).isEqualTo("{\"batchItemFailures\":[]}");
        }
        assertThat(told).hasSize(2);
        assertThat(JSON.readTree(told.getLast()).path("eventType").stringValue())
                .isEqualTo("Delivery");
    }

    /** As a server does that has too many connections. */
    @Test
    void whatAServerAnswersInsteadOfAGreetingIsToldToo() throws IOException {
        try (ServerSocket busy = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Thread.ofVirtual().start(() -> {
                try (Socket client = busy.accept()) {
                    client.getOutputStream().write("421 4.7.0 too busy\r\n".getBytes(StandardCharsets.US_ASCII));
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            });
            deliver(
                    new SmtpServer("127.0.0.1", busy.getLocalPort(), "no-reply@countersign.test"),
                    letter("a", "marta@acme.test")
                            .put("recipient", "tenant.person")
                            .toString());
        }
        assertThat(told)
                .singleElement()
                .satisfies(event -> assertThat(delay(event)).isEqualTo("smtp; 421 4.7.0 too busy"));
    }

    @Test
    void ofAnEmailThatAsksForItIsToldThatItWasTakenOrWhyNotYet() throws IOException {
        SmtpServer server = server();
        String asking = letter("a", "marta@acme.test")
                .put("recipient", "tenant.person")
                .put("answer", true)
                .toString();
        deliver(
                asking,
                letter("b", "jon@acme.test").put("recipient", "tenant.jon").toString());
        assertThat(told).hasSize(1);
        JsonNode taken = JSON.readTree(told.getFirst());
        assertThat(taken.path("eventType").stringValue()).isEqualTo("Delivery");
        assertThat(taken.at("/delivery/recipients/0").stringValue()).isEqualTo("marta@acme.test");
        assertThat(taken.at("/mail/headers/0/value").stringValue()).isEqualTo("tenant.person");
        assertThat(taken.at("/mail/headers/1/value").stringValue()).isEqualTo("<a@>");

        mail.stop();
        deliver(server, asking);
        try (BreakingSmtpServer busy = new BreakingSmtpServer("marta", "450 4.2.1 busy", "250 accepted")) {
            deliver(at(busy), asking);
        }
        assertThat(told).hasSize(3);
        assertThat(delay(told.get(1))).startsWith("unreachable; ").contains("Connection refused");
        assertThat(delay(told.get(2))).isEqualTo("smtp; 450 4.2.1 busy");
    }

    private static String delay(String event) {
        JsonNode delay = JSON.readTree(event);
        assertThat(delay.path("eventType").stringValue()).isEqualTo("DeliveryDelay");
        return delay.at("/deliveryDelay/delayedRecipients/0/diagnosticCode").stringValue();
    }

    /** It would arrive twice. */
    @Test
    void anEmailIsSentOnceAlsoIfNobodyCanBeTold() throws IOException {
        ObjectNode event = JSON.createObjectNode();
        event.putArray("Records")
                .addObject()
                .put("messageId", "m0")
                .put(
                        "body",
                        letter("a", "marta@acme.test")
                                .put("recipient", "tenant.person")
                                .put("answer", true)
                                .toString());
        Feedback silent = new Feedback(said -> {
            throw new IllegalStateException("no queue");
        });
        assertThat(Invocation.of(new SendEmailHandler(server(), CLOCK, Optional.of(silent)), event.toString())
                        .toString())
                .isEqualTo("{\"batchItemFailures\":[]}");
        assertThat(mail.getReceivedMessages()).hasSize(1);
    }

    /** What a template sends has no recipient who could be told of. */
    @Test
    void withoutARecipientEverythingIsTriedAgain() throws IOException {
        try (BreakingSmtpServer refusing = new BreakingSmtpServer("marta")) {
            assertThat(deliver(at(refusing), letter("a", "marta@acme.test").toString()))
                    .isEqualTo("{\"batchItemFailures\":[{\"itemIdentifier\":\"m0\"}]}");
        }
        assertThat(told).isEmpty();
    }

    private void refused(String toAddress, String toEmail, String failures) throws IOException {
        try (BreakingSmtpServer refusing = new BreakingSmtpServer("marta", toAddress, toEmail)) {
            String letter = letter("a", "marta@acme.test")
                    .put("recipient", "tenant.person")
                    .toString();
            assertThat(deliver(at(refusing), letter)).isEqualTo("{\"batchItemFailures\":" + failures + "}");
        }
    }

    private static SmtpServer at(BreakingSmtpServer server) {
        return new SmtpServer("127.0.0.1", server.port(), "no-reply@countersign.test");
    }

    private String deliver(String... bodies) throws IOException {
        return deliver(server(), bodies);
    }

    private SmtpServer server() {
        return new SmtpServer("127.0.0.1", mail.getSmtp().getPort(), "Countersign <no-reply@countersign.test>");
    }

    private String deliver(SmtpServer server, String... bodies) throws IOException {
        return deliver(server, 1, bodies);
    }

    private String deliver(SmtpServer server, int receives, String... bodies) throws IOException {
        ObjectNode event = JSON.createObjectNode();
        var records = event.putArray("Records");
        for (int i = 0; i < bodies.length; i++) {
            records.addObject()
                    .put("messageId", "m" + i)
                    .put("body", bodies[i])
                    .putObject("attributes")
                    .put("ApproximateReceiveCount", Integer.toString(receives));
        }
        return Invocation.of(
                        new SendEmailHandler(server, CLOCK, Optional.of(new Feedback(told::add))), event.toString())
                .toString();
    }

    private static ObjectNode letter(String id, String to) {
        return JSON.createObjectNode()
                .put("id", id)
                .put("to", to)
                .put("subject", "To decide")
                .put("text", "¿Sí o no?")
                .put("html", "<p>¿Sí o no?</p>")
                .put("locale", "es-ES");
    }
}
