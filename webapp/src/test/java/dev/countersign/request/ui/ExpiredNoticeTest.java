package dev.countersign.request.ui;

import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.definitions.text.Text;
import dev.countersign.people.PersonId;
import dev.countersign.people.PersonName;
import dev.countersign.request.RequestCase;
import dev.countersign.request.RequestId;
import dev.countersign.request.RequestStatus;
import dev.countersign.request.TimelineEntry;
import dev.countersign.ui.Formats;
import dev.countersign.ui.Translations;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class ExpiredNoticeTest {

    private static final Instant END = Instant.parse("2026-12-02T16:00:00Z");
    private static final PersonName ANA = person("Ana Torres");
    private static final PersonName MARTA = person("Marta Ruiz");
    private static final Text MANAGER = Text.of("Manager");

    @Test
    void itSaysWhoDidNotDoWhatInTime() {
        assertThat(why("en", new TimelineEntry.Expired(END, "manager", MANAGER, List.of(MARTA))))
                .startsWith("Marta Ruiz did not decide the step “Manager” in time, so this request expired ");
        assertThat(why("en", new TimelineEntry.Expired(END, "manager", MANAGER, List.of())))
                .startsWith("The step “Manager” was not decided in time, so this request expired ");
        assertThat(why("en", new TimelineEntry.NotRevised(END, Optional.of(ANA))))
                .startsWith("Ana Torres did not send changes in time, so this request expired ");
        assertThat(why("es", new TimelineEntry.Expired(END, "manager", MANAGER, List.of(MARTA))))
                .startsWith("La decisión de Marta Ruiz en el paso «Manager» no llegó a tiempo, así que");
    }

    /** Of an escalation the last level counts. */
    @Test
    void theLastOfThoseWhoWereAskedIsNamed() {
        assertThat(why(
                        "en",
                        new TimelineEntry.Expired(END.minusSeconds(60), "manager", MANAGER, List.of(ANA)),
                        new TimelineEntry.Expired(END, "manager", MANAGER, List.of(MARTA))))
                .startsWith("Marta Ruiz did not decide");
    }

    private static String why(String language, TimelineEntry... entries) {
        RequestCase.Head head = new RequestCase.Head(
                new RequestId(UUID.randomUUID()),
                "P-17",
                Text.of("Chairs"),
                Text.of("Purchase"),
                RequestStatus.EXPIRED,
                1,
                ANA,
                END,
                END,
                Optional.of(END),
                Optional.empty(),
                null,
                Optional.empty(),
                false);
        RequestCase request = new RequestCase(
                head,
                List.of(),
                List.of(),
                List.of(entries),
                false,
                RequestCase.Before.NONE,
                List.of(),
                Optional.empty(),
                List.of(),
                new RequestCase.Allowed(false, false, false, false, false));
        return ExpiredNotice.why(
                request, new Formats(new Translations(), Locale.of(language), ZoneOffset.UTC, Clock.systemUTC()));
    }

    private static PersonName person(String name) {
        return new PersonName(new PersonId(UUID.randomUUID()), name, "someone@acme.test");
    }
}
