package dev.countersign.request.ui;

import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.definitions.text.Text;
import dev.countersign.people.PersonId;
import dev.countersign.people.PersonName;
import dev.countersign.request.PathNode;
import dev.countersign.request.PathNode.Answer;
import dev.countersign.request.PathNode.Participant;
import dev.countersign.request.PathNode.Status;
import dev.countersign.request.RequestCase;
import dev.countersign.request.RequestId;
import dev.countersign.request.RequestStatus;
import dev.countersign.request.Tally;
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
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ApartWordsTest {

    private static final Instant NOW = Instant.parse("2026-11-30T09:00:00Z");
    private static final Formats ENGLISH =
            new Formats(new Translations(), Locale.ENGLISH, ZoneOffset.UTC, Clock.systemUTC());
    private static final Text OWNER = Text.of("System owner");
    private static final PersonName SOFIA = person("Sofía León");
    private static final PersonName DIEGO = person("Diego Santos");

    @Test
    void whoIsAskedAtBothIsSaidToDecideOnlyOne() {
        assertThat(sentences(
                        step("owner", OWNER, Status.CURRENT, List.of(), awaited(SOFIA)),
                        step("security", Text.of("Security"), Status.CURRENT, List.of(OWNER), awaited(SOFIA))))
                .singleElement()
                .asString()
                .startsWith("Sofía León can decide only one of “System owner” and “Security”.");
    }

    @Test
    void whoWasAskedAndDecidedTheOtherIsTheReasonForSomebodyElse() {
        Participant decided = new Participant(SOFIA, Answer.APPROVED, Optional.of(NOW), null);
        assertThat(sentences(
                        step("owner", OWNER, Status.DONE, List.of(), decided),
                        step("security", Text.of("Security"), Status.CURRENT, List.of(OWNER), awaited(DIEGO))))
                .containsExactly(
                        "Sofía León decided “System owner” and so can’t decide “Security”. Diego Santos decides it instead.");
    }

    @Test
    void branchesThatNeedDifferentPeopleSayTheSameWithoutNamingEachOther() {
        PathNode.Step owner = step("owner", OWNER, Status.CURRENT, List.of(), awaited(SOFIA));
        PathNode.Step security = step("security", Text.of("Security"), Status.CURRENT, List.of(), awaited(SOFIA));
        assertThat(sentences(fork(false, owner, security)))
                .singleElement()
                .asString()
                .startsWith("Sofía León can decide only one of “System owner” and “Security”.");
        assertThat(sentences(fork(true, owner, security))).isEmpty();

        PathNode.Step approved = step(
                "owner",
                OWNER,
                Status.DONE,
                List.of(),
                new Participant(SOFIA, Answer.APPROVED, Optional.of(NOW), null));
        assertThat(sentences(fork(
                        false,
                        approved,
                        step("security", Text.of("Security"), Status.CURRENT, List.of(), awaited(DIEGO)))))
                .containsExactly(
                        "Sofía León decided “System owner” and so can’t decide “Security”. Diego Santos decides it instead.");
    }

    private static PathNode.Fork fork(boolean samePerson, PathNode.Step... branches) {
        return new PathNode.Fork(
                "both",
                Text.of("Both"),
                samePerson,
                Stream.of(branches).map(List::<PathNode>of).toList());
    }

    private static List<String> sentences(PathNode... path) {
        RequestCase.Head head = new RequestCase.Head(
                new RequestId(UUID.randomUUID()),
                "AC-17",
                Text.of("Access"),
                Text.of("Access"),
                RequestStatus.IN_PROGRESS,
                1,
                DIEGO,
                NOW,
                NOW,
                Optional.empty(),
                Optional.empty(),
                null,
                Optional.empty(),
                false);
        RequestCase request = new RequestCase(
                head,
                List.of(),
                List.of(path),
                List.of(new TimelineEntry.Asked(NOW, "security", Text.of("Security"), List.of(SOFIA), false)),
                false,
                RequestCase.Before.NONE,
                List.of(),
                Optional.empty(),
                List.of(),
                new RequestCase.Allowed(false, false, false, false, false));
        return new ApartWords(request, ENGLISH).sentences();
    }

    private static Participant awaited(PersonName person) {
        return new Participant(person, Answer.AWAITED, Optional.empty(), null);
    }

    private static PathNode.Step step(String key, Text name, Status status, List<Text> otherThan, Participant person) {
        return new PathNode.Step(
                key,
                name,
                PathNode.Kind.APPROVAL,
                status,
                Text.NONE,
                List.of(person),
                List.of(),
                Tally.NONE,
                false,
                otherThan,
                Optional.of(NOW),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                null);
    }

    private static PersonName person(String name) {
        return new PersonName(new PersonId(UUID.randomUUID()), name, "someone@acme.test");
    }
}
