package dev.countersign.template;

import dev.countersign.audit.AuditEvent;
import dev.countersign.audit.AuditLog;
import dev.countersign.audit.SecurityRecords;
import dev.countersign.definitions.TemplateDefinition;
import dev.countersign.definitions.builtin.BuiltInTemplates;
import dev.countersign.definitions.check.Problem;
import dev.countersign.definitions.check.TemplateChecks;
import dev.countersign.definitions.form.Among;
import dev.countersign.definitions.form.Field;
import dev.countersign.definitions.form.PersonField;
import dev.countersign.definitions.io.ReadResult;
import dev.countersign.definitions.io.TemplateJson;
import dev.countersign.people.Actor;
import dev.countersign.people.ActorTransaction;
import dev.countersign.people.People;
import dev.countersign.people.PersonId;
import dev.countersign.people.Right;
import dev.countersign.tenant.TenantId;
import dev.countersign.tenant.TenantTransaction;
import dev.countersign.tenant.TimeOrderedIds;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** The templates of a tenant and their published versions. */
@Service
public class Templates {

    private final TemplateRepository templates;
    private final TemplateDefinitions definitions;
    private final StateMachinePublisher machines;
    private final People people;
    private final TenantTransaction transaction;
    private final ActorTransaction acting;
    private final AuditLog audit;
    private final SecurityRecords refusals;
    private final TimeOrderedIds ids;
    private final Clock clock;

    Templates(
            TemplateRepository templates,
            TemplateDefinitions definitions,
            StateMachinePublisher machines,
            People people,
            TenantTransaction transaction,
            ActorTransaction acting,
            AuditLog audit,
            SecurityRecords refusals,
            TimeOrderedIds ids,
            Clock clock) {
        this.templates = templates;
        this.definitions = definitions;
        this.machines = machines;
        this.people = people;
        this.transaction = transaction;
        this.acting = acting;
        this.audit = audit;
        this.refusals = refusals;
        this.ids = ids;
        this.clock = clock;
    }

    /** The newest version of each template, by key. */
    public List<TemplateVersion> newest(TenantId tenant) {
        return transaction.call(tenant, () -> versions(tenant, templates.newest()));
    }

    /** The newest version of one template. */
    public Optional<TemplateVersion> newest(TenantId tenant, String key) {
        return transaction.call(tenant, () -> templates.newest(key).map(row -> version(tenant, row)));
    }

    public Optional<TemplateVersion> find(TenantId tenant, TemplateVersionId id) {
        return definitions
                .complete(tenant, id)
                .or(() -> transaction.call(tenant, () -> templates.find(id).map(row -> version(tenant, row))));
    }

    /** What was published as this version. Once read it is at hand without the database. */
    public Optional<TemplateDefinition> definition(TenantId tenant, TemplateVersionId id) {
        return Optional.ofNullable(definitions(tenant, List.of(id)).get(id));
    }

    /** The same for several; those of them that exist. */
    public Map<TemplateVersionId, TemplateDefinition> definitions(TenantId tenant, Collection<TemplateVersionId> ids) {
        return transaction.call(tenant, () -> definitions.of(tenant, ids));
    }

    /**
     * Publishes this as the newest version of the template with its key. Creates the template with its first version. AWS gets what runs its
     * requests first: if it refuses, nothing is published; if the publication fails later, AWS keeps a state-machine version that nothing
     * uses. Call it outside a transaction.
     */
    public PublishResult publish(Actor actor, TemplateDefinition definition) {
        Optional<PublishResult> refused = acting.call(actor, present -> refusal(present, definition));
        return refused.orElseGet(() -> publishAccepted(actor, definition));
    }

    /**
     * Adds the built-in templates that the tenant does not have yet, and the newest version of those that nobody of the tenant has changed. Requests that run
     * stay on their version. No page calls it. Call it outside a transaction.
     */
    public void installBuiltIn(TenantId tenant) {
        upgrade(tenant, transaction.call(tenant, () -> templates.wanted(BuiltInTemplates.all())));
    }

    /** Publishes the newest version of the built-in templates that the tenant has and nobody of it has changed. Call it outside a transaction. */
    void upgradeBuiltIn(TenantId tenant) {
        upgrade(
                tenant,
                transaction.call(
                        tenant,
                        () -> templates.wanted(BuiltInTemplates.all()).stream()
                                .filter(definition ->
                                        templates.newest(definition.key()).isPresent())
                                .toList()));
    }

    private void upgrade(TenantId tenant, List<TemplateDefinition> wanted) {
        wanted.forEach(definition -> install(tenant, definition));
    }

    /** The ARN of the state-machine version that runs its requests, never from a cache: another node may have published another one. */
    public Optional<String> stateMachineVersion(TenantId tenant, TemplateVersionId id) {
        return transaction.call(tenant, () -> templates.stateMachineVersion(id));
    }

    /** Records the state-machine version that runs this template version from now on: AWS no longer had the one before. */
    public void stateMachinePublished(TenantId tenant, TemplateVersionId id, String stateMachineVersionArn) {
        transaction.run(tenant, () -> templates.recordStateMachine(id, stateMachineVersionArn));
        definitions.forget(tenant, id);
    }

    private TemplateVersion version(TenantId tenant, TemplateRepository.Row row) {
        TemplateVersion version = versions(tenant, List.of(row)).getFirst();
        definitions.keep(tenant, version);
        return version;
    }

    private List<TemplateVersion> versions(TenantId tenant, List<TemplateRepository.Row> rows) {
        Map<TemplateVersionId, TemplateDefinition> parsed = definitions.of(
                tenant, rows.stream().map(TemplateRepository.Row::id).toList());
        return rows.stream()
                .map(row -> new TemplateVersion(
                        row.id(),
                        row.version(),
                        Objects.requireNonNull(parsed.get(row.id())),
                        row.stateMachineVersion()))
                .toList();
    }

    /** The person's rights are checked again: the call to AWS may have taken a while. */
    private PublishResult publishAccepted(Actor actor, TemplateDefinition definition) {
        TemplateVersionId id = new TemplateVersionId(ids.next());
        return switch (machines.publish(actor.tenant(), id, definition)) {
            case StateMachinePublisher.Result.Refused(String reason) -> new PublishResult.Refused(reason);
            case StateMachinePublisher.Result.Created(String machine) ->
                acting.call(
                        actor,
                        present -> refusal(present, definition)
                                .orElseGet(() -> record(present.tenant(), present.person(), id, definition, machine)));
        };
    }

    private void install(TenantId tenant, TemplateDefinition definition) {
        List<Problem> problems = problems(definition);
        if (problems.stream().anyMatch(Problem::isError)) {
            throw new IllegalStateException(definition.key() + " has " + problems);
        }
        TemplateVersionId id = new TemplateVersionId(ids.next());
        switch (machines.publish(tenant, id, definition)) {
            case StateMachinePublisher.Result.Refused(String reason) ->
                throw new IllegalStateException("AWS refuses %s: %s".formatted(definition.key(), reason));
            case StateMachinePublisher.Result.Created(String machine) ->
                transaction.run(tenant, () -> {
                    if (!templates.wanted(List.of(definition)).isEmpty()) {
                        record(tenant, null, id, definition, machine);
                    }
                });
        }
    }

    /** Why this person cannot publish this definition; empty if they can. */
    private Optional<PublishResult> refusal(Actor present, TemplateDefinition definition) {
        if (!present.may(Right.EDIT_TEMPLATES)) {
            refusals.refused(present.tenant(), present.person(), "template", definition.key());
            return Optional.of(new PublishResult.NotAllowed());
        }
        List<Problem> problems = Stream.of(problems(definition), groups(present.tenant(), definition))
                .flatMap(List::stream)
                .toList();
        return problems.stream().anyMatch(Problem::isError)
                ? Optional.of(new PublishResult.Invalid(problems))
                : Optional.empty();
    }

    private PublishResult record(
            TenantId tenant,
            @Nullable PersonId by,
            TemplateVersionId id,
            TemplateDefinition definition,
            String stateMachineVersion) {
        int version = templates.publish(tenant, id, definition, by, clock.instant(), ids.next(), stateMachineVersion);
        audit.append(
                tenant,
                new AuditEvent(
                        "template.published",
                        by,
                        null,
                        Map.of("template", definition.key(), "version", Integer.toString(version))));
        return new PublishResult.Published(id, version);
    }

    /** A field limited to a group that does not exist could never be filled in. */
    private List<Problem> groups(TenantId tenant, TemplateDefinition definition) {
        List<Problem> problems = new ArrayList<>();
        List<Field> fields = definition.form().fields();
        for (int i = 0; i < fields.size(); i++) {
            if (fields.get(i) instanceof PersonField person
                    && person.among() instanceof Among.Group(String key)
                    && !people.hasGroup(tenant, key)) {
                problems.add(Problem.error("/form/" + i + "/from", "template.no-such-group", key));
            }
        }
        return problems;
    }

    /** A definition that was built in code may violate rules that the reader enforces, and could not be read again. */
    private static List<Problem> problems(TemplateDefinition definition) {
        return switch (TemplateJson.read(TemplateJson.write(definition))) {
            case ReadResult.Parsed(TemplateDefinition readBack) -> TemplateChecks.check(readBack);
            case ReadResult.Problems(List<Problem> unreadable) -> unreadable;
        };
    }
}
