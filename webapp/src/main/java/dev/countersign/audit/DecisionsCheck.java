package dev.countersign.audit;

import dev.countersign.audit.RecordedDecisions.Compared;
import dev.countersign.audit.RecordedDecisions.Difference;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Compares the decisions of a tenant with its log, a page at each step. It ends early when many differ: what changed so many is found with a few. */
final class DecisionsCheck implements PartOfCheck {

    private static final int MOST_DIFFERENT = 20;

    private final RecordedDecisions decisions;
    private final List<Difference> different = new ArrayList<>();
    private @Nullable UUID last;
    private long read;

    DecisionsCheck(RecordedDecisions decisions) {
        this.decisions = decisions;
    }

    @Override
    public long read() {
        return read;
    }

    /** Ends when all were compared, or enough of them differ. */
    @Override
    public Progress step(int most) {
        Compared page = decisions.compare(Optional.ofNullable(last), most);
        read += page.read();
        last = page.last().orElse(null);
        page.different().stream().limit(MOST_DIFFERENT - different.size()).forEach(different::add);
        if (page.read() == most && last != null && different.size() < MOST_DIFFERENT) {
            return Progress.MORE;
        }
        return Progress.ended(
                different.isEmpty() ? Optional.empty() : Optional.of(new Verification.DecisionsDiffer(different)));
    }
}
