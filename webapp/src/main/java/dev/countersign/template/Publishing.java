package dev.countersign.template;

import dev.countersign.audit.AuditEvent;
import dev.countersign.audit.AuditLog;
import dev.countersign.audit.SecurityRecords;
import dev.countersign.definitions.TemplateDefinition;
import dev.countersign.definitions.check.Problem;
import dev.countersign.people.Actor;
import dev.countersign.people.ActorTransaction;
import dev.countersign.people.PersonId;
import dev.countersign.people.Right;
import dev.countersign.tenant.TenantId;
import dev.countersign.tenant.TenantTransaction;
import dev.countersign.tenant.TimeOrderedIds;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Publishes versions. AWS gets what runs the requests first. If the program ends before the version is recorded, nothing is published: AWS keeps a
 * state-machine version that nothing uses, and publishing once more does the same again.
 */
@Component
class Publishing {

    private final TemplateRepository templates;
    private final TemplateProblems problems;
    private final StateMachinePublisher machines;
    private final TenantTransaction transaction;
    private final ActorTransaction acting;
    private final AuditLog audit;
    private final SecurityRecords refusals;
    private final TimeOrderedIds ids;
    private final Clock clock;

    Publishing(
            TemplateRepository templates,
            TemplateProblems problems,
            StateMachinePublisher machines,
            TenantTransaction transaction,
            ActorTransaction acting,
            AuditLog audit,
            SecurityRecords refusals,
            TimeOrderedIds ids,
            Clock clock) {
        this.templates = templates;
        this.problems = problems;
        this.machines = machines;
        this.transaction = transaction;
        this.acting = acting;
        this.audit = audit;
        this.refusals = refusals;
        this.ids = ids;
        this.clock = clock;
    }

    /**
     * What somebody does who publishes.
     *
     * @param obstacle what else is against it. Asked in the transaction that records the version, too, since the call to AWS may have taken a while
     * @param decided runs in the transaction that records the version, or in which somebody else is asked
     * @param recorded runs in the transaction that records the version
     */
    record Attempt(
            Publication publication,
            Function<Actor, Optional<PublishResult>> obstacle,
            Consumer<Actor> decided,
            Consumer<Actor> recorded) {}

    /** Publishes as the newest version of the template with this key. Call it outside a transaction. */
    PublishResult publish(Actor actor, Attempt attempt) {
        Publication publication = attempt.publication();
        Optional<PublishResult> refused = acting.call(actor, present -> refusal(present, attempt));
        if (refused.isPresent()) {
            return refused.get();
        }
        TemplateVersionId id = new TemplateVersionId(ids.next());
        return switch (machines.publish(actor.tenant(), id, publication.definition())) {
            case StateMachinePublisher.Result.Refused(String reason) -> new PublishResult.Refused(reason);
            case StateMachinePublisher.Result.Created(String machine) ->
                unlessRefused(actor, attempt, present -> {
                    PublishResult result = record(present.tenant(), present.person(), id, publication, machine);
                    attempt.decided().accept(present);
                    attempt.recorded().accept(present);
                    return result;
                });
        };
    }

    /** What is against it is asked behind a lock, and the right may have been lost meanwhile. */
    PublishResult unlessRefused(Actor actor, Attempt attempt, Function<Actor, PublishResult> act) {
        return acting.call(
                actor,
                present -> refusal(present, attempt)
                        .or(() -> acting.again(present, now -> mayNot(now, attempt.publication())))
                        .orElseGet(() -> act.apply(present)));
    }

    /** Publishes a template that comes with the product, if the tenant still wants it. */
    void install(TenantId tenant, TemplateDefinition definition) {
        install(tenant, definition, () -> {});
    }

    /** @param recorded runs in the transaction that records the version */
    void install(TenantId tenant, TemplateDefinition definition, Runnable recorded) {
        List<Problem> found = TemplateProblems.ofDefinition(definition);
        if (found.stream().anyMatch(Problem::isError)) {
            throw new IllegalStateException(definition.key() + " has " + found);
        }
        TemplateVersionId id = new TemplateVersionId(ids.next());
        switch (machines.publish(tenant, id, definition)) {
            case StateMachinePublisher.Result.Refused(String reason) ->
                throw new IllegalStateException("AWS refuses %s: %s".formatted(definition.key(), reason));
            case StateMachinePublisher.Result.Created(String machine) ->
                transaction.run(tenant, () -> {
                    if (!templates.wanted(List.of(definition)).isEmpty()) {
                        record(tenant, null, id, new Publication(definition, "", ""), machine);
                        recorded.run();
                    }
                });
        }
    }

    private Optional<PublishResult> refusal(Actor present, Attempt attempt) {
        Optional<PublishResult> other = mayNot(present, attempt.publication())
                .or(() -> attempt.obstacle().apply(present));
        if (other.isPresent()) {
            return other;
        }
        List<Problem> found =
                problems.of(present.tenant(), attempt.publication().definition());
        return found.stream().anyMatch(Problem::isError)
                ? Optional.of(new PublishResult.Invalid(found))
                : Optional.empty();
    }

    private Optional<PublishResult> mayNot(Actor present, Publication publication) {
        if (present.may(Right.EDIT_TEMPLATES)) {
            return Optional.empty();
        }
        refusals.refused(
                present.tenant(),
                present.person(),
                "template",
                publication.definition().key());
        return Optional.of(new PublishResult.NotAllowed());
    }

    private PublishResult record(
            TenantId tenant,
            @Nullable PersonId by,
            TemplateVersionId id,
            Publication publication,
            String stateMachineVersion) {
        int version = templates.publish(tenant, id, publication, by, clock.instant(), ids.next(), stateMachineVersion);
        Map<String, String> details =
                new TreeMap<>(Map.of("template", publication.definition().key(), "version", Integer.toString(version)));
        if (!publication.note().isEmpty()) {
            details.put("note", publication.note());
        }
        audit.append(tenant, new AuditEvent("template.published", by, null, details));
        return new PublishResult.Published(id, version);
    }
}
