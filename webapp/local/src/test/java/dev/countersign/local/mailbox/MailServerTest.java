package dev.countersign.local.mailbox;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.mail.Message;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Properties;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MailServerTest {

    @TempDir
    Path folder;

    private Mailbox mailbox;
    private MailServer server;

    @BeforeEach
    void start() throws Exception {
        mailbox = Mailbox.in(folder);
        server = MailServer.start("127.0.0.1", mailbox);
    }

    @AfterEach
    void stop() {
        server.stop();
    }

    @Test
    void whoKnowsItsPasswordSendsManyMailsOverOneConnection() throws Exception {
        var properties = new Properties();
        properties.setProperty("mail.smtp.auth", "true");
        Session session = Session.getInstance(properties);
        try (Transport transport = session.getTransport("smtp")) {
            transport.connect("127.0.0.1", server.port(), server.user(), server.password());
            for (int number = 0; number < 3; number++) {
                var mail = new MimeMessage(session);
                mail.setRecipient(Message.RecipientType.TO, new InternetAddress("marta@acme.test"));
                mail.setText("text");
                mail.saveChanges();
                transport.sendMessage(mail, mail.getAllRecipients());
            }
        }
        assertThat(mailbox.newestFirst(Optional.empty())).hasSize(3);
    }

    @Test
    void aPageInABrowserPutsNothingIntoTheMailbox() throws Exception {
        String body = """
                EHLO x
                MAIL FROM:<a@b.test>
                RCPT TO:<marta@acme.test>
                DATA
                Subject: forged

                forged
                .
                QUIT
                """.replace("\n", "\r\n");
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), server.port())) {
            socket.setSoTimeout(10_000);
            socket.getOutputStream()
                    .write(("POST / HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: text/plain\r\nContent-Length: "
                                    + body.length() + "\r\n\r\n" + body)
                            .getBytes(StandardCharsets.US_ASCII));
            assertThat(new String(socket.getInputStream().readAllBytes(), StandardCharsets.US_ASCII))
                    .contains("530 5.7.0");
        }
        assertThat(mailbox.newestFirst(Optional.empty())).isEmpty();
    }
}
