package dev.countersign.administration;

import dev.countersign.administration.ChoiceResult.Limit;
import dev.countersign.tenant.Edit;
import dev.countersign.tenant.TenantLimits;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/**
 * The limits as somebody has changed them on a page.
 *
 * @param opened what they were when the page was read
 */
record LimitEdits(TenantLimits opened, TenantLimits wanted) {

    /** Those that somebody else has changed to something else. */
    Set<Limit> contested(TenantLimits now) {
        Set<Limit> contested = EnumSet.allOf(Limit.class);
        contested.removeIf(limit -> !edit(limit).isContested(limit.of(now)));
        return contested;
    }

    TenantLimits onto(TenantLimits now) {
        return new TenantLimits(
                onto(Limit.LARGEST_FILE, now),
                onto(Limit.FILES_PER_REQUEST, now),
                onto(Limit.SUBMISSIONS_PER_MINUTE, now));
    }

    private Optional<Integer> onto(Limit limit, TenantLimits now) {
        return edit(limit).onto(limit.of(now));
    }

    private Edit<Optional<Integer>> edit(Limit limit) {
        return new Edit<>(limit.of(opened), limit.of(wanted));
    }
}
