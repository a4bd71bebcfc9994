package dev.countersign.template;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.countersign.definitions.TemplateDefinition;
import dev.countersign.definitions.io.ReadResult;
import dev.countersign.definitions.io.TemplateJson;
import dev.countersign.tenant.TenantId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * The parsed definitions of published versions, and the versions that have their state machine: both never change. What was not used for longest
 * is evicted first.
 */
@Component
class TemplateDefinitions {

    /** In characters of stored JSON. A template has some thousands, and takes about ten times as many bytes of memory once parsed. */
    private static final long MOST = 4_000_000;

    /** The definition of each is in both caches, or kept by this one alone. */
    private static final int MOST_COMPLETE = 1_000;

    private record Key(TenantId tenant, TemplateVersionId version) {}

    private record Parsed(TemplateDefinition definition, int length) {}

    private final TemplateRepository templates;
    private final Cache<Key, Parsed> cache = Caffeine.newBuilder()
            .maximumWeight(MOST)
            .weigher((Key key, Parsed parsed) -> parsed.length())
            .build();

    private final Cache<Key, TemplateVersion> complete =
            Caffeine.newBuilder().maximumSize(MOST_COMPLETE).build();

    TemplateDefinitions(TemplateRepository templates) {
        this.templates = templates;
    }

    /** The version, if it was read before and nothing of it can change any more. */
    Optional<TemplateVersion> complete(TenantId tenant, TemplateVersionId id) {
        return Optional.ofNullable(complete.getIfPresent(new Key(tenant, id)));
    }

    /** Keeps it after the commit: what this transaction has changed of it may be rolled back. */
    void keep(TenantId tenant, TemplateVersion version) {
        if (version.stateMachineVersion().isPresent()) {
            TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
                @Override
                public void afterCommit() {
                    complete.put(new Key(tenant, version.id()), version);
                }
            });
        }
    }

    /** AWS has another state-machine version for it now. Other nodes may keep the former one, so a start never uses the cache. */
    void forget(TenantId tenant, TemplateVersionId id) {
        complete.invalidate(new Key(tenant, id));
    }

    /** Those of the versions that exist. Must be called in a transaction of the tenant. */
    Map<TemplateVersionId, TemplateDefinition> of(TenantId tenant, Collection<TemplateVersionId> ids) {
        Map<TemplateVersionId, TemplateDefinition> found = new HashMap<>();
        List<TemplateVersionId> missing = new ArrayList<>();
        for (TemplateVersionId id : Set.copyOf(ids)) {
            Parsed parsed = cache.getIfPresent(new Key(tenant, id));
            if (parsed == null) {
                missing.add(id);
            } else {
                found.put(id, parsed.definition());
            }
        }
        if (!missing.isEmpty()) {
            templates.definitions(missing).forEach(stored -> {
                Parsed parsed = new Parsed(
                        parse(stored.definition()), stored.definition().length());
                cache.put(new Key(tenant, stored.id()), parsed);
                found.put(stored.id(), parsed.definition());
            });
        }
        return found;
    }

    private static TemplateDefinition parse(String json) {
        return switch (TemplateJson.read(json)) {
            case ReadResult.Parsed(TemplateDefinition definition) -> definition;
            case ReadResult.Problems(List<?> problems) ->
                throw new IllegalStateException("a published template cannot be read any more: " + problems);
        };
    }
}
