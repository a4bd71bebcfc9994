package dev.countersign.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.countersign.request.RequestCase;
import dev.countersign.request.RequestStatus;
import dev.countersign.request.TimelineEntry;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A request with everything about it.
 *
 * @param number for people, such as {@code PR-1042}
 * @param template the name of the template
 * @param status the status of the request as programs know it, such as {@code in-progress}
 * @param revision its number, from 1; decisions name the one that they are about
 * @param program the program that submitted it on behalf of the requester
 * @param cancelledBy who has ended a withdrawn request in the place of its requester
 * @param reason the reason of its end
 * @param comments the latest ones, oldest first
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record RequestDocument(
        UUID id,
        String number,
        String title,
        String template,
        String status,
        int revision,
        PersonDocument requester,
        @Nullable SubmittedBy program,
        Instant submittedAt,
        Instant changedAt,
        @Nullable Instant closedAt,
        @Nullable PersonDocument cancelledBy,
        @Nullable String reason,
        List<AnswerDocument> answers,
        List<StepDocument> steps,
        List<Comment> comments,
        Allowed allowed) {

    /**
     * The program that submitted a request.
     *
     * @param action exactly what it will do if the request is approved
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record SubmittedBy(String name, @Nullable String action) {}

    /** A comment. */
    record Comment(PersonDocument by, Instant at, String text) {}

    /** What this token's person may do now. */
    record Allowed(boolean comment, boolean withdraw, boolean revise) {}

    static RequestDocument of(RequestCase request, Locale language) {
        RequestCase.Head head = request.head();
        return new RequestDocument(
                head.id().value(),
                head.number(),
                head.title().in(language),
                head.template().in(language),
                Words.of(head.status()),
                head.revision(),
                PersonDocument.of(head.requester()),
                head.program()
                        .map(by -> new SubmittedBy(by.program(), by.action().orElse(null)))
                        .orElse(null),
                head.submittedAt(),
                head.changedAt(),
                head.closedAt().orElse(null),
                head.endedBy()
                        .filter(_ -> head.status() == RequestStatus.CANCELLED)
                        .map(PersonDocument::of)
                        .orElse(null),
                head.reason() == null ? null : head.reason().in(language),
                request.facts().stream()
                        .map(fact -> AnswerDocument.of(fact, language))
                        .toList(),
                StepDocument.of(request.path(), language),
                request.timeline().stream()
                        .filter(TimelineEntry.Commented.class::isInstance)
                        .map(TimelineEntry.Commented.class::cast)
                        .map(said -> new Comment(PersonDocument.of(said.by()), said.at(), said.text()))
                        .toList(),
                new Allowed(
                        request.allowed().comment(),
                        request.allowed().withdraw(),
                        request.allowed().revise()));
    }
}
