package dev.countersign.audit;

import dev.countersign.audit.RecordedDecisions.Compared;
import dev.countersign.audit.RecordedDecisions.Difference;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Compares the decisions of a tenant with its log, a page at each step. It ends early when many differ: what changed so many is found with a few. */
final class DecisionsCheck {

    private static final int MOST_DIFFERENT = 20;

    private final RecordedDecisions decisions;
    private final List<Difference> different = new ArrayList<>();
    private @Nullable UUID last;
    private long read;

    DecisionsCheck(RecordedDecisions decisions) {
        this.decisions = decisions;
    }

    long read() {
        return read;
    }

    /** Present when all were compared, or enough of them differ. Must be called in a transaction of the tenant. */
    Optional<List<Difference>> step(int most) {
        Compared page = decisions.compare(Optional.ofNullable(last), most);
        read += page.read();
        last = page.last().orElse(null);
        page.different().stream().limit(MOST_DIFFERENT - different.size()).forEach(different::add);
        return page.read() < most || last == null || different.size() == MOST_DIFFERENT
                ? Optional.of(List.copyOf(different))
                : Optional.empty();
    }
}
