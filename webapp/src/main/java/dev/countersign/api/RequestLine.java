package dev.countersign.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.countersign.request.RequestRow;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A request in a list.
 *
 * @param amount the first amount of its form
 * @param waitingAt the names of the steps at which it waits for people
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record RequestLine(
        UUID id,
        String number,
        String title,
        String template,
        String status,
        PersonDocument requester,
        @Nullable MoneyDocument amount,
        List<String> waitingAt,
        Instant submittedAt,
        Instant changedAt,
        @Nullable Instant closedAt) {

    /**
     * A page of requests.
     *
     * @param next where the next page begins, for the parameter {@code after}; missing on the last page
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record RequestList(List<RequestLine> items, @Nullable String next) {}

    static RequestLine of(RequestRow row, Locale language) {
        return new RequestLine(
                row.id().value(),
                row.number(),
                row.title().in(language),
                row.template().in(language),
                Words.of(row.status()),
                PersonDocument.of(row.requester()),
                row.amount().map(MoneyDocument::of).orElse(null),
                row.waitingAt().stream().map(step -> step.name().in(language)).toList(),
                row.submittedAt(),
                row.changedAt(),
                row.closedAt().orElse(null));
    }
}
