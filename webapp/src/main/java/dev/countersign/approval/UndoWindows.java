package dev.countersign.approval;

import dev.countersign.audit.AuditEvent;
import dev.countersign.audit.AuditLog;
import dev.countersign.people.Actor;
import dev.countersign.people.ActorTransaction;
import dev.countersign.people.Right;
import dev.countersign.tenant.Edit;
import dev.countersign.tenant.TenantId;
import dev.countersign.tenant.Tenants;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Service;

/** For how long decisions can be undone: what the organisation has chosen, or what is configured. */
@Service
public class UndoWindows {

    /** The longest that an organisation can choose. */
    public static final Duration LONGEST = Duration.ofSeconds(60);

    private final Tenants tenants;
    private final ActorTransaction acting;
    private final AuditLog audit;
    private final Duration configured;

    UndoWindows(
            Tenants tenants,
            ActorTransaction acting,
            AuditLog audit,
            @Value("${countersign.undo-window:10s}") Duration configured) {
        this.tenants = tenants;
        this.acting = acting;
        this.audit = audit;
        this.configured = configured;
    }

    /** The undo window of the tenant. */
    public Duration of(TenantId tenant) {
        return tenants.undoWindow(tenant).orElse(configured);
    }

    /** The undo window of the actor's organisation; empty for whoever may not see settings. */
    public Optional<Duration> open(Actor actor) {
        return acting.call(
                actor,
                present -> present.may(Right.SEE_ORGANISATION) ? Optional.of(of(present.tenant())) : Optional.empty());
    }

    /**
     * Sets the undo window of the actor's organisation. Decisions from now on have it.
     *
     * @param opened what it was when it was read; what somebody else has changed since is not overwritten
     * @param window in whole seconds
     */
    public ChangeResult change(Actor actor, Duration opened, Duration window) {
        if (window.isNegative() || window.compareTo(LONGEST) > 0) {
            return new ChangeResult.OutOfRange(LONGEST);
        }
        return acting.call(actor, present -> {
            if (!present.may(Right.SET_ORGANISATION)) {
                return new ChangeResult.NotAllowed();
            }
            tenants.lockSettings(present.tenant());
            // The rights may have been lost meanwhile.
            return acting.again(
                    present,
                    now -> now.may(Right.SET_ORGANISATION)
                            ? change(now, new Edit<>(opened, window))
                            : new ChangeResult.NotAllowed());
        });
    }

    private ChangeResult change(Actor present, Edit<Duration> edit) {
        Duration before = of(present.tenant());
        if (edit.isContested(before)) {
            return new ChangeResult.ChangedByOthers(before);
        }
        Duration after = edit.onto(before);
        tenants.undoWindow(present.tenant(), after);
        audit.append(
                present.tenant(),
                new AuditEvent(
                        "organisation.undo-window",
                        present.person(),
                        null,
                        Map.of("before", before.toString(), "after", after.toString())));
        return new ChangeResult.Changed(after);
    }

    /** The result of a change. */
    public sealed interface ChangeResult {

        /**
         * It is in effect.
         *
         * @param now what it is from now on
         */
        record Changed(Duration now) implements ChangeResult {}

        /** Somebody else has changed it to something else since it was read. Nothing was written. */
        record ChangedByOthers(Duration now) implements ChangeResult {}

        /** Only administrators change it. */
        record NotAllowed() implements ChangeResult {}

        record OutOfRange(Duration longest) implements ChangeResult {}
    }
}
