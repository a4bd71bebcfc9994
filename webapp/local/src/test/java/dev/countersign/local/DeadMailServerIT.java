package dev.countersign.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.icegreen.greenmail.configuration.GreenMailConfiguration;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import dev.countersign.alarm.Alarms;
import dev.countersign.listing.Range;
import dev.countersign.notification.FailedLetter;
import dev.countersign.notification.FailedLetters;
import dev.countersign.notification.LetterFailure;
import dev.countersign.people.Actor;
import dev.countersign.tenant.TenantTransaction;
import dev.countersign.testing.Acme;
import dev.countersign.testing.Desk;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Letters on their whole way (SNS, SQS, Lambda, SMTP) while the mail server is dead. */
@Tag(RunningProduct.OWN)
@Tag("crash")
class DeadMailServerIT {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @Test
    void aShortOutageDelaysLettersAndAfterALongOneAnAdministratorSendsThemAgain(@TempDir Path folder) {
        try (RunningProduct product = RunningProduct.start(
                folder,
                RunningProduct.freePort(),
                "--countersign.queues.email-retry=1s",
                "--countersign.queues.receives=2",
                "--countersign.email-pauses=1s")) {
            Acme acme = new Acme(product);
            Actor ana = acme.actor("ana");
            int port = product.stopMail();

            acme.submit(ana, "A lamp in the dark");
            await().atMost(PATIENCE).until(() -> attempts(product, acme) == 1);
            GreenMail again = start(port);
            await().atMost(PATIENCE).until(() -> arrived(again, "A lamp in the dark") == 1);
            again.stop();

            acme.submit(ana, "A candle in the dark");
            FailedLetter failed = awaitFailed(product, acme);
            assertThat(failed.attempts()).isEqualTo(2);
            assertThat(failed.to().name()).isEqualTo("Marta Ruiz");
            assertThat(failed.title().standard()).isEqualTo("A candle in the dark");
            assertThat(failed.failure().kind()).isEqualTo(LetterFailure.Kind.UNREACHABLE);
            await().atMost(PATIENCE).until(() -> alarms(product, acme) == 1);
            GreenMail mended = start(port);
            try (Desk desk = new Desk(product, acme.actor("elena"))) {
                desk.open("organisation/deliveries");
                assertThat(desk.parts("failed-letter"))
                        .singleElement()
                        .asString()
                        .contains(
                                "Marta Ruiz",
                                "marta@acme.test",
                                "The mail server can’t be reached",
                                "Not delivered since ",
                                "Tried 2 times",
                                "A candle in the dark");
                assertThat(desk.open("alarms").text())
                        .contains("Emails are not delivered", "1 email has not been delivered since ");
                desk.open("organisation/deliveries");
                desk.click("Send again");
                desk.awaitWithout("failed-letter", "A candle in the dark");
            }
            await().atMost(PATIENCE).until(() -> alarms(product, acme) == 0);
            await().atMost(PATIENCE).until(() -> arrived(mended, "A candle in the dark") >= 1);
            // What follows it on the same way has arrived, so no second copy is under way.
            acme.submit(ana, "The sun");
            await().atMost(PATIENCE).until(() -> arrived(mended, "The sun") == 1);
            assertThat(arrived(mended, "A candle in the dark")).isEqualTo(1);
            mended.stop();
        }
    }

    private static GreenMail start(int port) {
        // It accepts any password.
        GreenMail server = new GreenMail(new ServerSetup(port, "127.0.0.1", ServerSetup.PROTOCOL_SMTP))
                .withConfiguration(new GreenMailConfiguration().withDisabledAuthentication());
        server.start();
        return server;
    }

    private static int alarms(RunningProduct product, Acme acme) {
        return product.get(Alarms.class).open(acme.actor("elena"));
    }

    private static FailedLetter awaitFailed(RunningProduct product, Acme acme) {
        FailedLetters letters = product.get(FailedLetters.class);
        Actor elena = acme.actor("elena");
        List<FailedLetter> failed = await().atMost(PATIENCE)
                .until(
                        () -> letters.page(elena, Range.first()).rows().stream()
                                .filter(letter -> letter.state() == FailedLetter.State.FAILED
                                        && letter.to().name().equals("Marta Ruiz"))
                                .toList(),
                        rows -> !rows.isEmpty());
        assertThat(failed).hasSize(1);
        return failed.getFirst();
    }

    /** The most that a letter of the organisation was tried in vain. */
    private static int attempts(RunningProduct product, Acme acme) {
        return product.get(TenantTransaction.class)
                .call(
                        acme.actor("ana").tenant(),
                        () -> product.get(JdbcClient.class)
                                .sql("select coalesce(max(attempts), 0) from notification")
                                .query(Integer.class)
                                .single());
    }

    private static long arrived(GreenMail server, String title) {
        return Stream.of(server.getReceivedMessages())
                .filter(message -> subject(message).contains("Decision needed")
                        && subject(message).contains(title))
                .count();
    }

    private static String subject(MimeMessage message) {
        try {
            return message.getSubject();
        } catch (MessagingException e) {
            throw new IllegalStateException(e);
        }
    }
}
