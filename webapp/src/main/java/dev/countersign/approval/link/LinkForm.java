package dev.countersign.approval.link;

import dev.countersign.approval.Verdict;
import dev.countersign.request.ui.Links;
import java.util.Arrays;
import java.util.Optional;
import java.util.UUID;
import org.springframework.util.MultiValueMap;

/** What the page of a link sends. A value that is sent twice is none, since neither of two verdicts is the one that was clicked. */
record LinkForm(MultiValueMap<String, String> sent) {

    boolean isAmbiguous() {
        return sent.values().stream().anyMatch(values -> values.size() > 1);
    }

    Optional<Verdict> verdict() {
        return one("verdict")
                .flatMap(name -> Arrays.stream(Verdict.values())
                        .filter(verdict -> verdict.name().equals(name))
                        .findFirst());
    }

    Optional<UUID> id(String name) {
        return one(name).flatMap(Links::uuid);
    }

    /** What was typed into a field; empty if it is missing. */
    String text(String name) {
        return Optional.ofNullable(sent.getFirst(name)).orElse("");
    }

    boolean has(String name) {
        return sent.containsKey(name);
    }

    private Optional<String> one(String name) {
        return Optional.ofNullable(sent.get(name))
                .filter(values -> values.size() == 1)
                .map(values -> values.getFirst());
    }
}
