package dev.countersign.agreement;

import dev.countersign.audit.AuditEvent;
import dev.countersign.audit.AuditLog;
import dev.countersign.audit.SecurityRecords;
import dev.countersign.people.Actor;
import dev.countersign.people.ActorTransaction;
import dev.countersign.people.People;
import dev.countersign.people.Right;
import dev.countersign.request.RequestId;
import dev.countersign.text.StorableText;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import org.springframework.stereotype.Service;

/** Whether publications need the agreement of a second person, and those that were proposed. */
@Service
public class Agreements {

    private final ProposalRepository proposals;
    private final People people;
    private final ActorTransaction acting;
    private final AuditLog audit;
    private final SecurityRecords refusals;

    Agreements(
            ProposalRepository proposals,
            People people,
            ActorTransaction acting,
            AuditLog audit,
            SecurityRecords refusals) {
        this.proposals = proposals;
        this.people = people;
        this.acting = acting;
        this.audit = audit;
        this.refusals = refusals;
    }

    /** Whether a second person must agree to each publication; empty for whoever may not see settings. */
    public Optional<Boolean> isNeeded(Actor actor) {
        return acting.call(
                actor,
                present -> may(present, Right.SEE_ORGANISATION, "agreement")
                        ? Optional.of(proposals.isNeeded(present.tenant()))
                        : Optional.empty());
    }

    /** Decides whether a second person must agree from now on. False for whoever may not. */
    public boolean need(Actor actor, boolean needed) {
        return acting.call(actor, present -> {
            if (!may(present, Right.SET_ORGANISATION, "agreement")) {
                return false;
            }
            if (proposals.isNeeded(present.tenant()) != needed) {
                proposals.need(present.tenant(), needed);
                audit.append(
                        present.tenant(),
                        new AuditEvent(
                                "organisation.publication-agreement",
                                present.person(),
                                null,
                                Map.of("agreement", Boolean.toString(needed))));
            }
            return true;
        });
    }

    /** Empty if there is none, or the actor may not see templates. */
    public Optional<Proposal> open(Actor actor, UUID id) {
        return reading(actor, id.toString(), () -> proposals.find(id));
    }

    /** The latest one of this template. */
    public Optional<Proposal> latest(Actor actor, String template) {
        String key = StorableText.of(template);
        return reading(actor, key, () -> proposals.latest(key));
    }

    /** What the request asks about. */
    public Optional<Proposal> ofRequest(Actor actor, RequestId request) {
        return reading(actor, request.toString(), () -> proposals.ofRequest(request));
    }

    private Optional<Proposal> reading(Actor actor, String what, Supplier<Optional<ProposalRepository.Row>> read) {
        return acting.call(
                actor,
                present -> may(present, Right.SEE_TEMPLATES, what)
                        ? read.get().map(row -> shown(present, row))
                        : Optional.empty());
    }

    private Proposal shown(Actor present, ProposalRepository.Row row) {
        return new Proposal(
                row.id(),
                row.template(),
                row.draft(),
                row.source(),
                row.note(),
                Objects.requireNonNull(
                        people.names(present.tenant(), Set.of(row.by())).get(row.by())),
                row.at(),
                row.request(),
                row.status(),
                row.reason());
    }

    private boolean may(Actor present, Right needed, String what) {
        if (present.may(needed)) {
            return true;
        }
        refusals.refused(present.tenant(), present.person(), "publication", what);
        return false;
    }
}
