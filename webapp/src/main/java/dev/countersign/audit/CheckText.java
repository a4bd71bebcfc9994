package dev.countersign.audit;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A result of a check as text: {@code intact <entries> <unsigned> <hash>} or {@code broken <sequence> <fault>}. */
final class CheckText {

    private static final Pattern INTACT = Pattern.compile("intact ([0-9]{1,18}) ([0-9]{1,18}) ([0-9a-f]{64})");
    private static final Pattern BROKEN = Pattern.compile("broken ([0-9]{1,18}) ([A-Z_]+)");

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
            case Verification.NotAllowed _ -> throw new IllegalArgumentException("nothing was checked");
        };
    }

    static Optional<Verification> parse(String text) {
        Matcher intact = INTACT.matcher(text);
        if (intact.matches()) {
            return Optional.of(new Verification.Intact(
                    Long.parseLong(intact.group(1)), Long.parseLong(intact.group(2)), new Hash(intact.group(3))));
        }
        Matcher broken = BROKEN.matcher(text);
        return broken.matches()
                ? Optional.of(new Verification.Broken(
                        Long.parseLong(broken.group(1)), Verification.Fault.valueOf(broken.group(2))))
                : Optional.empty();
    }
}
