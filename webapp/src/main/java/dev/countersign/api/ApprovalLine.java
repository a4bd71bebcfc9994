package dev.countersign.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.countersign.approval.InboxItem;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An approval that waits for the person.
 *
 * @param revision of the request that is asked about
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record ApprovalLine(
        UUID id,
        UUID request,
        int revision,
        String number,
        String title,
        String template,
        String step,
        PersonDocument requester,
        @Nullable MoneyDocument amount,
        Instant askedAt,
        Instant due,
        boolean overdue) {

    /**
     * A page of approvals.
     *
     * @param next where the next page begins, for the parameter {@code after}; missing on the last page
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record ApprovalList(List<ApprovalLine> items, @Nullable String next) {}

    static ApprovalLine of(InboxItem item, Locale language) {
        return new ApprovalLine(
                item.approval().value(),
                item.request().value(),
                item.revision(),
                item.number(),
                item.title().in(language),
                item.template().in(language),
                item.step().in(language),
                PersonDocument.of(item.requester()),
                item.amount().map(MoneyDocument::of).orElse(null),
                item.askedAt(),
                item.due(),
                item.overdue());
    }
}
