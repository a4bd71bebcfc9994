package dev.countersign.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.countersign.request.PathNode;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A step on the way of a request.
 *
 * @param kind {@code approval}, {@code automated}, {@code revision}, {@code notification} or {@code wait}
 * @param status {@code done}, {@code refused}, {@code expired}, {@code sent-back}, {@code current}, {@code ahead}, {@code skipped}, {@code left-out}, {@code cancelled}, {@code failed},
 *     {@code undone} or {@code not-undone}
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record StepDocument(
        String key,
        String name,
        String kind,
        String status,
        @Nullable Instant due,
        List<Asked> people) {

    /**
     * Somebody who is or was asked.
     *
     * @param answer {@code awaited}, {@code approved}, {@code denied}, {@code asked-for-changes}, {@code lapsed} or {@code not-needed}
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Asked(
            PersonDocument person,
            String answer,
            @Nullable Instant at,
            @Nullable String comment) {}

    /** All steps in their order, also those of branches. */
    static List<StepDocument> of(List<PathNode> path, Locale language) {
        return path.stream().flatMap(node -> of(node, language)).toList();
    }

    private static Stream<StepDocument> of(PathNode node, Locale language) {
        return switch (node) {
            case PathNode.Step step -> Stream.of(of(step, language));
            case PathNode.Fork fork -> fork.branches().stream().flatMap(branch -> of(branch, language).stream());
        };
    }

    private static StepDocument of(PathNode.Step step, Locale language) {
        return new StepDocument(
                step.key(),
                step.name().in(language),
                Words.of(step.kind()),
                Words.of(step.status()),
                step.due().orElse(null),
                step.people().stream()
                        .map(one -> new Asked(
                                PersonDocument.of(one.person()),
                                Words.of(one.answer()),
                                one.at().orElse(null),
                                one.comment()))
                        .toList());
    }
}
