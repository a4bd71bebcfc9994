package dev.countersign.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.countersign.approval.DecideResult;
import dev.countersign.approval.Verdict;
import dev.countersign.people.PersonId;
import dev.countersign.people.PersonName;
import dev.countersign.request.RequestEnd;
import dev.countersign.request.RequestStatus;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Whoever decides too late is told what has happened instead, by whom and when. */
class DecisionsTest {

    private static final Instant AT = Instant.parse("2027-05-12T08:30:00Z");
    private static final PersonName ELENA =
            new PersonName(new PersonId(new UUID(0, 1)), "Elena Prado", "elena@example.test");

    @ParameterizedTest
    @MethodSource("late")
    void aLateAnswerReadsWhichEndItWasAndWhen(DecideResult result, String type, String detail) {
        Problem problem = catchThrowableOfType(Refused.class, () -> Decisions.recorded(result))
                .problem();
        assertThat(problem.status()).isEqualTo(409);
        assertThat(problem.type()).isEqualTo("urn:countersign:problem:" + type);
        assertThat(problem.detail()).isEqualTo(detail);
    }

    static Stream<Arguments> late() {
        return Stream.of(
                Arguments.of(
                        new DecideResult.Expired(AT),
                        "closed",
                        "It has expired: it was due 2027-05-12T08:30:00Z, and the request went on without this decision."),
                Arguments.of(
                        ended(RequestStatus.EXPIRED, null),
                        "closed",
                        "The request has ended: expired, 2027-05-12T08:30:00Z."),
                Arguments.of(
                        ended(RequestStatus.WITHDRAWN, ELENA),
                        "closed",
                        "The request has ended: withdrawn by Elena Prado, 2027-05-12T08:30:00Z."),
                Arguments.of(
                        new DecideResult.AlreadyDecided(ELENA, AT, Verdict.DENY),
                        "decided",
                        "Elena Prado has decided before: deny, 2027-05-12T08:30:00Z."),
                Arguments.of(
                        new DecideResult.OwnDecision(Verdict.APPROVE, AT),
                        "decided",
                        "You have decided before: approve, 2027-05-12T08:30:00Z."),
                Arguments.of(new DecideResult.Stale(3), "changed", "The request has changed; its revision is 3 now."),
                Arguments.of(
                        new DecideResult.SentBack(ELENA),
                        "changed",
                        "The request was sent back: it waits until Elena Prado has changed it."),
                Arguments.of(
                        new DecideResult.BeingChanged(),
                        "changed",
                        "The requester has just changed the request. Its next revision follows."),
                Arguments.of(
                        new DecideResult.EndUnconfirmed(),
                        "closed",
                        "The workflow of the request has ended, and takes no decision any more."));
    }

    private static DecideResult ended(RequestStatus status, @Nullable PersonName by) {
        return new DecideResult.Closed(new RequestEnd(status, Optional.ofNullable(by), Optional.of(AT)));
    }
}
