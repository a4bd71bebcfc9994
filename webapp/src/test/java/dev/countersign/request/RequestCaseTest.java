package dev.countersign.request;

import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.definitions.text.Text;
import dev.countersign.people.PersonId;
import dev.countersign.people.PersonName;
import dev.countersign.request.PathNode.Answer;
import dev.countersign.request.PathNode.Kind;
import dev.countersign.request.PathNode.Participant;
import dev.countersign.request.PathNode.Status;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class RequestCaseTest {

    private static final Instant MONDAY = Instant.parse("2027-01-11T09:00:00Z");

    private final PersonName nuria = person(1, "Nuria Mas");
    private final PersonName paco = person(2, "Paco Gil");
    private final PersonName carlos = person(3, "Carlos Vega");

    @Test
    void itWaitsAtEveryBranchThatIsCurrentWithThoseWhoHaveNotAnswered() {
        PathNode fork = new PathNode.Fork(
                "money",
                Text.of("Money"),
                false,
                List.of(
                        List.of(step("finance", Kind.APPROVAL, Status.CURRENT, asked(nuria), answered(paco))),
                        List.of(step("budget", Kind.APPROVAL, Status.CURRENT, asked(carlos)))));

        assertThat(of(step("manager", Kind.APPROVAL, Status.DONE, answered(paco)), fork)
                        .waitingAt())
                .containsExactly(
                        new WaitingAt("finance", Text.of("finance"), tally(nuria), MONDAY, Optional.empty(), List.of()),
                        new WaitingAt("budget", Text.of("budget"), tally(carlos), MONDAY, Optional.empty(), List.of()));
    }

    @Test
    void aStepThatRunsByItselfWaitsForNobody() {
        assertThat(of(step("check", Kind.AUTOMATED, Status.CURRENT)).waitingAt())
                .isEmpty();
    }

    @Test
    void whoHasLeftIsNamedWhereNobodyElseCanDecide() {
        PathNode alone = step("manager", Kind.APPROVAL, Status.CURRENT, asked(carlos));
        assertThat(of(List.of(carlos), alone).waitsForLeavers()).containsExactly(carlos);
        assertThat(of(List.of(), alone).waitsForLeavers()).isEmpty();
        assertThat(of(List.of(nuria), alone).waitsForLeavers())
                .as("of an earlier step")
                .isEmpty();

        PathNode all = step("all", Kind.APPROVAL, Status.CURRENT, asked(nuria), asked(carlos));
        assertThat(of(List.of(carlos), all).waitsForLeavers()).containsExactly(carlos);
        PathNode any = new PathNode.Step(
                "any",
                Text.of("any"),
                Kind.APPROVAL,
                Status.CURRENT,
                Text.of(""),
                List.of(asked(nuria), asked(carlos)),
                List.of(),
                new Tally(List.of(new Tally.Part(PanelName.PEOPLE, false, 1, 1, List.of(nuria, carlos), 2))),
                false,
                List.of(),
                Optional.of(MONDAY),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                null);
        assertThat(of(List.of(carlos), any).waitsForLeavers()).as("Nuria can").isEmpty();
        assertThat(of(List.of(nuria, carlos), any).waitsForLeavers()).containsExactly(nuria, carlos);
    }

    private static PathNode step(String key, Kind kind, Status status, Participant... people) {
        return new PathNode.Step(
                key,
                Text.of(key),
                kind,
                status,
                Text.of(""),
                List.of(people),
                List.of(),
                tally(Stream.of(people)
                        .filter(one -> one.answer() == Answer.AWAITED)
                        .map(Participant::person)
                        .toArray(PersonName[]::new)),
                false,
                List.of(),
                Optional.of(MONDAY),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                null);
    }

    private static Tally tally(PersonName... awaited) {
        return new Tally(
                List.of(new Tally.Part(PanelName.PEOPLE, false, 2, awaited.length, List.of(awaited), awaited.length)));
    }

    private static Participant asked(PersonName person) {
        return new Participant(person, Answer.AWAITED, Optional.empty(), null);
    }

    private static Participant answered(PersonName person) {
        return new Participant(person, Answer.APPROVED, Optional.of(MONDAY), null);
    }

    private static PersonName person(long number, String name) {
        return new PersonName(new PersonId(new UUID(1, number)), name, "somebody@example.test");
    }

    private RequestCase of(PathNode... path) {
        return of(List.of(), path);
    }

    private RequestCase of(List<PersonName> left, PathNode... path) {
        RequestCase.Head head = new RequestCase.Head(
                new RequestId(new UUID(2, 1)),
                "PR-1001",
                Text.of("Desks"),
                Text.of("Purchase"),
                RequestStatus.IN_PROGRESS,
                1,
                nuria,
                MONDAY,
                MONDAY,
                Optional.empty(),
                Optional.empty(),
                null,
                Optional.empty(),
                false);
        return new RequestCase(
                head,
                List.of(),
                List.of(path),
                List.of(),
                false,
                RequestCase.Before.NONE,
                List.of(),
                Optional.empty(),
                left,
                new RequestCase.Allowed(true, true, false, false, true));
    }
}
