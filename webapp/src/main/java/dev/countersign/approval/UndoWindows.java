package dev.countersign.approval;

import dev.countersign.audit.AuditEvent;
import dev.countersign.audit.AuditLog;
import dev.countersign.people.Actor;
import dev.countersign.people.ActorTransaction;
import dev.countersign.people.Right;
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
     * @param window in whole seconds
     */
    public ChangeResult change(Actor actor, Duration window) {
        if (window.isNegative() || window.compareTo(LONGEST) > 0) {
            return new ChangeResult.OutOfRange(LONGEST);
        }
        return acting.call(actor, present -> {
            if (!present.may(Right.SET_ORGANISATION)) {
                return new ChangeResult.NotAllowed();
            }
            Duration before = of(present.tenant());
            tenants.undoWindow(present.tenant(), window);
            audit.append(
                    present.tenant(),
                    new AuditEvent(
                            "organisation.undo-window",
                            present.person(),
                            null,
                            Map.of("before", before.toString(), "after", window.toString())));
            return new ChangeResult.Changed();
        });
    }

    /** The result of a change. */
    public sealed interface ChangeResult {

        record Changed() implements ChangeResult {}

        /** Only administrators change it. */
        record NotAllowed() implements ChangeResult {}

        record OutOfRange(Duration longest) implements ChangeResult {}
    }
}
