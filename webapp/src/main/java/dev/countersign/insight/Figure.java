package dev.countersign.insight;

import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;

/** What to add to one row of {@code insight_figure}; less than zero for facts that are no longer so. */
record Figure(
        Fact.Kind kind,
        String group,
        LocalDate month,
        String template,
        String step,
        String outcome,
        int mark,
        int bucket,
        String department,
        UUID person,
        long counted,
        long seconds) {

    /** The group key of the figures of all groups. */
    static final String ALL = "";

    private static final UUID NOBODY = new UUID(0, 0);

    /** What changes if these facts are counted no longer, and those are. Each fact counts for all, and for each of its groups. */
    static List<Figure> of(Collection<Fact> gone, Collection<Fact> come) {
        Map<Figure, Figure> sums = new HashMap<>();
        gone.forEach(fact -> add(sums, fact, -1));
        come.forEach(fact -> add(sums, fact, 1));
        return sums.values().stream()
                .filter(sum -> sum.counted != 0 || sum.seconds != 0)
                .toList();
    }

    private static void add(Map<Figure, Figure> sums, Fact fact, int sign) {
        Stream.concat(Stream.of(ALL), fact.groups().stream())
                .map(group -> row(fact, group))
                .forEach(row -> sums.merge(
                        row, row.plus(sign, sign * fact.seconds()), (sum, one) -> sum.plus(one.counted, one.seconds)));
    }

    private static Figure row(Fact fact, String group) {
        return new Figure(
                fact.kind(),
                group,
                fact.month(),
                fact.template(),
                fact.step(),
                fact.outcome(),
                fact.mark(),
                fact.bucket(),
                fact.department(),
                Objects.requireNonNullElse(fact.person(), NOBODY),
                0,
                0);
    }

    private Figure plus(long more, long moreSeconds) {
        return new Figure(
                kind,
                group,
                month,
                template,
                step,
                outcome,
                mark,
                bucket,
                department,
                person,
                counted + more,
                seconds + moreSeconds);
    }
}
