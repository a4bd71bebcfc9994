package dev.countersign.local.mailbox;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MailboxTest {

    @TempDir
    Path folder;

    @Test
    void mailsAreThereAfterARestartNewestFirstAndByPerson() throws Exception {
        Mailbox before = Mailbox.in(folder);
        keep(before, 1, "marta@acme.test", "First");
        keep(before, 2, "ana@acme.test", "Second");
        keep(before, 3, "Marta@acme.test", "Third");

        Mailbox after = Mailbox.in(folder);
        assertThat(subjects(after.newestFirst(Optional.empty()))).containsExactly("Third", "Second", "First");
        assertThat(subjects(after.newestFirst(Optional.of("marta@acme.test")))).containsExactly("Third", "First");
        Mail third = after.newestFirst(Optional.empty()).getFirst();
        assertThat(after.find(third.id())).contains(third);
        assertThat(third.text()).contains("the text of Third");
        assertThat(third.html()).hasValueSatisfying(html -> assertThat(html).contains("<p>Third</p>"));
        assertThat(third.sent()).isEqualTo(Instant.parse("2026-11-27T16:00:00Z"));
    }

    @Test
    void aMailThatIsDeliveredAgainReplacesItself() throws Exception {
        Mailbox mailbox = Mailbox.in(folder);
        keep(mailbox, 1, "marta@acme.test", "Once");
        keep(mailbox, 1, "marta@acme.test", "Once");
        assertThat(mailbox.newestFirst(Optional.empty())).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"X-Other: 1", "Message-ID: <a/b@c>", "Message-ID: <a b@c>", "Message-ID: <>"})
    void aMailWithoutAUsableNameReplacesNone(String header) throws Exception {
        Mailbox mailbox = Mailbox.in(folder);
        for (int number = 1; number <= 2; number++) {
            mailbox.keep(new MimeMessage(
                    null,
                    new ByteArrayInputStream(
                            (header + "\r\nTo: marta@acme.test\r\nSubject: Mail " + number + "\r\n\r\ntext")
                                    .getBytes(StandardCharsets.UTF_8))));
        }
        List<Mail> both = mailbox.newestFirst(Optional.empty());
        assertThat(subjects(both)).containsExactlyInAnyOrder("Mail 1", "Mail 2");
        assertThat(mailbox.find(both.getFirst().id())).contains(both.getFirst());
    }

    @ParameterizedTest
    @ValueSource(strings = {"luis@acmé.test", "采购@例え.test", "luis@@acme.test", "<luis", "\"luis", ""})
    void aMailWithAnAddressOfAnyKindIsShown(String address) throws Exception {
        Mailbox mailbox = Mailbox.in(folder);
        mailbox.keep(new MimeMessage(
                null,
                new ByteArrayInputStream(
                        ("Message-ID: <1@a>\r\nTo: " + address + "\r\nSubject: For anybody\r\n\r\ntext")
                                .getBytes(StandardCharsets.UTF_8))));
        assertThat(subjects(mailbox.newestFirst(Optional.empty()))).containsExactly("For anybody");
        assertThat(subjects(mailbox.newestFirst(Optional.of(address))))
                .isEqualTo(address.isEmpty() ? List.of() : List.of("For anybody"));
    }

    @Test
    void onlyTheNewestAreKept() throws Exception {
        Mailbox mailbox = new Mailbox(folder, 2);
        for (int number = 1; number <= 5; number++) {
            keep(mailbox, number, "marta@acme.test", "Mail " + number);
        }
        assertThat(subjects(mailbox.newestFirst(Optional.empty()))).containsExactly("Mail 5", "Mail 4");
    }

    @Test
    void aNameThatLeavesTheFolderIsNoMail() throws Exception {
        Mailbox mailbox = Mailbox.in(Files.createDirectory(folder.resolve("mail")));
        Files.writeString(folder.resolve("secret.eml"), "Subject: secret");
        assertThat(mailbox.find("../secret")).isEmpty();
        assertThat(mailbox.find("no-such-mail")).isEmpty();
        assertThat(mailbox.find("\0")).isEmpty();
    }

    private static List<String> subjects(List<Mail> mails) {
        return mails.stream().map(Mail::subject).toList();
    }

    private void keep(Mailbox mailbox, int number, String to, String subject) throws Exception {
        mailbox.keep(new MimeMessage(null, new ByteArrayInputStream("""
                Message-ID: <%1$d@countersign.test>
                Date: Fri, 27 Nov 2026 17:00:00 +0100
                To: %2$s
                Subject: %3$s
                MIME-Version: 1.0
                Content-Type: multipart/alternative; boundary="b"

                --b
                Content-Type: text/plain; charset=UTF-8

                the text of %3$s
                --b
                Content-Type: text/html; charset=UTF-8

                <p>%3$s</p>
                --b--
                """.formatted(number, to, subject)
                .replace("\n", "\r\n")
                .getBytes(StandardCharsets.UTF_8))));
        // File times may be too coarse to tell two mails of one moment apart.
        try (var files = Files.newDirectoryStream(folder, "*_" + number + "_*.eml")) {
            for (Path file : files) {
                Files.setLastModifiedTime(file, FileTime.from(Instant.EPOCH.plusSeconds(number)));
            }
        }
    }
}
