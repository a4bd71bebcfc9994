package dev.countersign.template;

import dev.countersign.definitions.TemplateDefinition;
import dev.countersign.definitions.builtin.BuiltInTemplates;
import dev.countersign.people.Actor;
import dev.countersign.tenant.TenantId;
import dev.countersign.tenant.TenantTransaction;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.springframework.stereotype.Service;

/** The templates of a tenant and their published versions. */
@Service
public class Templates {

    private final TemplateRepository templates;
    private final TemplateDefinitions definitions;
    private final Publishing publishing;
    private final TenantTransaction transaction;

    Templates(
            TemplateRepository templates,
            TemplateDefinitions definitions,
            Publishing publishing,
            TenantTransaction transaction) {
        this.templates = templates;
        this.definitions = definitions;
        this.publishing = publishing;
        this.transaction = transaction;
    }

    /** The newest version of each template, by key, also of those that are retired. */
    public List<TemplateVersion> newest(TenantId tenant) {
        return transaction.call(tenant, () -> versions(tenant, templates.newest()));
    }

    /** The same without retired templates: what new requests can be made of. */
    public List<TemplateVersion> offered(TenantId tenant) {
        return transaction.call(tenant, () -> versions(tenant, templates.offered()));
    }

    /** The newest version of one template, if it is not retired. */
    public Optional<TemplateVersion> offered(TenantId tenant, String key) {
        return transaction.call(tenant, () -> templates.offered(key).map(row -> version(tenant, row)));
    }

    /** Whether new requests can be made of this version: its template is not retired. */
    public boolean isOffered(TenantId tenant, TemplateVersionId id) {
        return transaction.call(tenant, () -> templates.isOffered(id));
    }

    /** The newest version of one template, also if it is retired. */
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

    /** When this version was published; empty if there is none. */
    public Optional<Instant> publishedAt(TenantId tenant, TemplateVersionId id) {
        return transaction.call(tenant, () -> templates.publishedAt(id));
    }

    /**
     * Publishes this as the newest version of the template with its key. Creates the template with its first version. AWS gets what runs its
     * requests first: if it refuses, nothing is published; if the publication fails later, AWS keeps a state-machine version that nothing
     * uses. Call it outside a transaction.
     */
    public PublishResult publish(Actor actor, TemplateDefinition definition) {
        return publishing.publish(
                actor,
                new Publishing.Attempt(new Publication(definition, "", ""), _ -> Optional.empty(), _ -> {}, _ -> {}));
    }

    /**
     * Adds the built-in templates of new tenants that this one does not have yet, and the newest version of those that nobody of the tenant has
     * changed. Requests that run stay on their version. No page calls it. Call it outside a transaction.
     */
    public void installBuiltIn(TenantId tenant) {
        upgrade(tenant, transaction.call(tenant, () -> templates.wanted(BuiltInTemplates.ofNewTenants())));
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
        wanted.forEach(definition -> publishing.install(tenant, definition));
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
}
