package dev.countersign.ui;

import java.util.List;
import java.util.stream.Collectors;

/** Short facts in a line, such as "Ana Torres · Purchase request". The line may break after a point and never before it. */
public final class Dotted {

    /** Between two facts that are not both texts. */
    public static final String POINT = "\u00A0· ";

    private Dotted() {}

    public static String of(String... facts) {
        return of(List.of(facts));
    }

    public static String of(List<String> facts) {
        return facts.stream().map(Isolated::of).collect(Collectors.joining(POINT));
    }
}
