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
            People people,
            TenantTransaction transaction,
            ActorTransaction acting,
            AuditLog audit,
            SecurityRecords refusals,
            TimeOrderedIds ids,
            Clock clock) {
        this.templates = templates;
        this.definitions = definitions;
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

    /** Publishes this as the newest version of the template with its key. Creates the template with its first version. */
    public PublishResult publish(Actor actor, TemplateDefinition definition) {
        return acting.call(actor, present -> {
            if (!present.isAdministrator()) {
                refusals.refused(present.tenant(), present.person(), "template", definition.key());
                return new PublishResult.NotAllowed();
            }
            return publish(present.tenant(), present.person(), definition, groups(present.tenant(), definition));
        });
    }

    /** Adds the built-in templates that the tenant does not have yet. No page calls it. */
    public void installBuiltIn(TenantId tenant) {
        transaction.run(tenant, () -> {
            for (TemplateDefinition definition : BuiltInTemplates.all()) {
                if (templates.newest(definition.key()).isEmpty()
                        && publish(tenant, null, definition, List.of()) instanceof PublishResult.Invalid invalid) {
                    throw new IllegalStateException(definition.key() + " has " + invalid.problems());
                }
            }
        });
    }

    /** Records that AWS has the state-machine version of this template version. A second call changes nothing. */
    public void stateMachinePublished(TenantId tenant, TemplateVersionId id, String stateMachineVersionArn) {
        transaction.run(tenant, () -> templates.recordStateMachine(id, stateMachineVersionArn));
    }

    private PublishResult publish(
            TenantId tenant, @Nullable PersonId by, TemplateDefinition definition, List<Problem> inThisTenant) {
        List<Problem> problems = Stream.of(problems(definition), NotRunYet.in(definition), inThisTenant)
                .flatMap(List::stream)
                .toList();
        if (problems.stream().anyMatch(Problem::isError)) {
            return new PublishResult.Invalid(problems);
        }
        return transaction.call(tenant, () -> {
            TemplateVersionId id = new TemplateVersionId(ids.next());
            int version = templates.publish(tenant, id, definition, by, clock.instant(), ids.next());
            audit.append(
                    tenant,
                    new AuditEvent(
                            "template.published",
                            by,
                            null,
                            Map.of("template", definition.key(), "version", Integer.toString(version))));
            return new PublishResult.Published(id, version);
        });
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
