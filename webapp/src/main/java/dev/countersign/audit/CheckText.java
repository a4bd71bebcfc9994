package dev.countersign.audit;

import dev.countersign.audit.RecordedDecisions.Difference;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A result of a check as text: {@code intact <entries> <unsigned> <hash>}, {@code broken <sequence> <fault>} or {@code decision <decision> <request>}, of which
 * only the first one is kept.
 */
final class CheckText {

    private static final Pattern INTACT = Pattern.compile("intact ([0-9]{1,18}) ([0-9]{1,18}) ([0-9a-f]{64})");
    private static final Pattern BROKEN = Pattern.compile("broken ([0-9]{1,18}) ([A-Z_]+)");

    private static final Pattern DECISION = Pattern.compile("decision ([0-9a-f-]{36}) ([0-9a-f-]{36})");

    private CheckText() {}

    static String of(Verification result) {
        return switch (result) {
            case Verification.Intact intact ->
                "intact %d %d %s"
                        .formatted(
                                intact.entries(),
                                intact.unsigned(),
                                intact.head().hex());
            case Verification.Broken broken -> "broken %d %s".formatted(broken.sequence(), broken.fault());
            case Verification.DecisionsDiffer differ -> {
                Difference first = differ.decisions().getFirst();
                yield "decision %s %s".formatted(first.decision(), first.request());
            }
            case Verification.NotAllowed _ -> throw new IllegalArgumentException("nothing was checked");
        };
    }

    static Optional<Verification> parse(String text) {
        Matcher intact = INTACT.matcher(text);
        if (intact.matches()) {
            return Optional.of(new Verification.Intact(
                    Long.parseLong(intact.group(1)), Long.parseLong(intact.group(2)), new Hash(intact.group(3))));
        }
        Matcher decision = DECISION.matcher(text);
        if (decision.matches()) {
            return Optional.of(new Verification.DecisionsDiffer(
                    List.of(new Difference(UUID.fromString(decision.group(1)), UUID.fromString(decision.group(2))))));
        }
        Matcher broken = BROKEN.matcher(text);
        return broken.matches()
                ? Optional.of(new Verification.Broken(
                        Long.parseLong(broken.group(1)), Verification.Fault.valueOf(broken.group(2))))
                : Optional.empty();
    }
}
