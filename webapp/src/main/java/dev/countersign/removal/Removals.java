package dev.countersign.removal;

import dev.countersign.attachment.StoredCopies;
import dev.countersign.audit.AuditEvent;
import dev.countersign.audit.AuditLog;
import dev.countersign.audit.SecurityRecords;
import dev.countersign.people.Actor;
import dev.countersign.people.ActorTransaction;
import dev.countersign.people.Right;
import dev.countersign.tenant.Edit;
import dev.countersign.tenant.Tenants;
import java.io.IOException;
import java.io.InputStream;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** For how long closed requests are kept, and what was removed. */
@Service
public class Removals {

    /** The rows of a part of the list. */
    public static final int PAGE = 20;

    /** Where counting ends. */
    public static final int MOST_COUNTED = 1_000;

    private static final UUID GREATEST = new UUID(-1L, -1L);

    private final ActorTransaction acting;
    private final RemovalRepository removals;
    private final Tenants tenants;
    private final StoredCopies copies;
    private final AuditLog audit;
    private final SecurityRecords refusals;
    private final Clock clock;

    Removals(
            ActorTransaction acting,
            RemovalRepository removals,
            Tenants tenants,
            StoredCopies copies,
            AuditLog audit,
            SecurityRecords refusals,
            Clock clock) {
        this.acting = acting;
        this.removals = removals;
        this.tenants = tenants;
        this.copies = copies;
        this.audit = audit;
        this.refusals = refusals;
        this.clock = clock;
    }

    /** Empty for whoever may not see settings. */
    public Optional<Retention> retention(Actor actor) {
        return acting.call(
                actor,
                present -> sees(present)
                        ? Optional.of(new Retention(removals.years(present.tenant())))
                        : Optional.empty());
    }

    /** How many requests would be removed with this retention, at most {@value #MOST_COUNTED}; 0 for whoever may not see settings. */
    public int removable(Actor actor, int years) {
        return acting.call(actor, present -> {
            if (!sees(present) || years < 1 || years > Retention.MOST_YEARS) {
                return 0;
            }
            return removals.closedBefore(OldRequests.before(clock.instant(), years), GREATEST, MOST_COUNTED)
                    .size();
        });
    }

    /**
     * Chooses for how long closed requests are kept.
     *
     * @param opened what was chosen when it was read; what somebody else has changed since is not overwritten
     * @param years empty to keep them for ever
     */
    public RetentionResult keep(Actor actor, Retention opened, Optional<Integer> years) {
        return acting.call(actor, present -> {
            if (!sets(present)) {
                return new RetentionResult.NotAllowed();
            }
            if (years.filter(chosen -> chosen < 1 || chosen > Retention.MOST_YEARS)
                    .isPresent()) {
                return new RetentionResult.OutOfRange(Retention.MOST_YEARS);
            }
            tenants.lockSettings(present.tenant());
            // The rights may have been lost meanwhile.
            return acting.again(
                    present,
                    now -> sets(now) ? keep(now, new Edit<>(opened.years(), years)) : new RetentionResult.NotAllowed());
        });
    }

    private RetentionResult keep(Actor present, Edit<Optional<Integer>> edit) {
        Optional<Integer> before = removals.years(present.tenant());
        if (edit.isContested(before)) {
            return new RetentionResult.ChangedByOthers(before);
        }
        Optional<Integer> years = edit.onto(before);
        @Nullable Integer chosen = years.orElse(null);
        removals.years(present.tenant(), chosen);
        audit.append(
                present.tenant(),
                new AuditEvent(
                        "organisation.retention",
                        present.person(),
                        null,
                        Map.of("years-before", words(before), "years", words(years))));
        return new RetentionResult.Saved(years);
    }

    /** What was removed, newest first; nothing for whoever may not see the audit log. */
    public List<Removal> newest(Actor actor, Optional<UUID> before) {
        return acting.call(
                actor, present -> present.may(Right.SEE_AUDIT) ? removals.newest(before, PAGE + 1) : List.of());
    }

    /** The copy that was made before; that somebody read it is recorded. The caller closes the stream. */
    public Optional<InputStream> copy(Actor actor, UUID removal) throws IOException {
        boolean found = acting.call(actor, present -> {
            if (!present.may(Right.SEE_AUDIT) || !present.may(Right.SEE_REQUESTS)) {
                refusals.refused(present.tenant(), present.person(), "removal", removal.toString());
                return false;
            }
            boolean isThere = removals.find(removal).flatMap(Removal::copy).isPresent();
            if (isThere) {
                audit.append(
                        present.tenant(),
                        new AuditEvent(
                                "removal.copy-read", present.person(), null, Map.of("removal", removal.toString())));
            }
            return isThere;
        });
        return found ? Optional.of(copies.open(actor.tenant(), removal)) : Optional.empty();
    }

    private boolean sets(Actor present) {
        boolean allowed = present.may(Right.SET_ORGANISATION);
        if (!allowed) {
            refusals.refused(present.tenant(), present.person(), "organisation", "retention");
        }
        return allowed;
    }

    private static boolean sees(Actor present) {
        return present.may(Right.SEE_ORGANISATION);
    }

    private static String words(Optional<Integer> years) {
        return years.map(Object::toString).orElse("");
    }
}
