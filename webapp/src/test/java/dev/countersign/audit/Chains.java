package dev.countersign.audit;

import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.Mac;
import com.google.crypto.tink.RegistryConfiguration;
import com.google.crypto.tink.mac.MacConfig;
import com.google.crypto.tink.mac.PredefinedMacParameters;
import dev.countersign.people.PersonId;
import dev.countersign.tenant.TenantId;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import org.jspecify.annotations.Nullable;

/** Chains in memory, and the check of them as the product makes it. */
final class Chains {

    static final TenantId ACME = new TenantId(new UUID(9, 1));
    static final TenantId GLOBEX = new TenantId(new UUID(9, 2));

    /** Each with a key of its own. */
    static final AuditSigner OURS = newSigner();

    static final AuditSigner ATTACKERS = newSigner();

    record Written(AuditEvent event, String content, Instant at) {}

    private Chains() {}

    static KeysetHandle newKeys() {
        try {
            MacConfig.register();
            return KeysetHandle.generateNew(PredefinedMacParameters.HMAC_SHA256_256BITTAG, RegistryConfiguration.get());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    static AuditSigner signer(KeysetHandle keys) {
        try {
            return new AuditSigner(keys.getPrimitive(RegistryConfiguration.get(), Mac.class));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static AuditSigner newSigner() {
        return signer(newKeys());
    }

    static Arbitrary<List<Written>> written(int least) {
        Arbitrary<AuditEvent> events = Combinators.combine(
                        Arbitraries.of("request.submitted", "request.closed", "decision.made"),
                        Arbitraries.longs()
                                .map(id -> new PersonId(new UUID(1, id)))
                                .injectNull(0.3),
                        Arbitraries.longs().map(id -> new UUID(2, id)).injectNull(0.3))
                .as((kind, actor, request) -> new AuditEvent(kind, actor, request, Map.of()));
        Arbitrary<Instant> times = Arbitraries.longs()
                .between(0, 4_000_000_000_000L)
                .map(millis -> Instant.ofEpochMilli(millis).plusNanos(123_456_789));
        return Combinators.combine(events, Arbitraries.strings().ofMaxLength(40), times)
                .as(Written::new)
                .list()
                .ofMinSize(least)
                .ofMaxSize(20);
    }

    static List<AuditEntry> chain(List<Written> written) {
        List<AuditEntry> chain = new ArrayList<>();
        for (Written each : written) {
            chain.add(AuditChain.next(ACME, head(chain), each.at(), each.event(), each.content(), OURS));
        }
        return chain;
    }

    /** As chains were written before entries were signed. */
    static List<AuditEntry> unsigned(List<AuditEntry> chain) {
        List<AuditEntry> unsigned = new ArrayList<>();
        chain.forEach(entry -> unsigned.add(with(entry, (Signature) null)));
        return unsigned;
    }

    /** Each entry made anew from its content on what stands before it, by whoever has this key; null for none. */
    static List<AuditEntry> rewritten(List<AuditEntry> chain, TenantId tenant, @Nullable AuditSigner key) {
        List<AuditEntry> anew = new ArrayList<>();
        for (AuditEntry entry : chain) {
            AuditEvent event = new AuditEvent(entry.kind(), entry.actor(), entry.request(), Map.of());
            AuditEntry next = AuditChain.next(
                    tenant, head(anew), entry.at(), event, entry.content(), key == null ? ATTACKERS : key);
            anew.add(key == null ? with(next, entry.signature()) : next);
        }
        return anew;
    }

    static Head head(List<AuditEntry> chain) {
        return chain.isEmpty()
                ? Head.EMPTY
                : new Head(chain.getLast().sequence(), chain.getLast().hash());
    }

    static Anchor anchor(List<AuditEntry> chain) {
        return new Anchor(
                ACME,
                head(chain),
                chain.stream().filter(entry -> entry.signature() == null).count());
    }

    /** As the product checks it when everything up to the anchor was anchored. */
    static Verification check(List<AuditEntry> chain, Head head, @Nullable Anchor anchor) {
        return check(
                chain,
                head,
                OURS,
                new ChainCheck.Known(
                        anchor,
                        anchor == null ? 0 : anchor.head().sequence(),
                        anchor == null ? 0 : anchor.unsigned(),
                        true));
    }

    static Verification check(List<AuditEntry> chain, Head head, AuditSigner keys, ChainCheck.Known known) {
        ChainCheck check = ChainCheck.ofWhole(ACME, keys, known);
        Iterator<AuditEntry> entries = chain.iterator();
        while (entries.hasNext()) {
            var broken = check.next(entries.next());
            if (broken.isPresent()) {
                return broken.get();
            }
        }
        return check.end(head);
    }

    static AuditEntry with(AuditEntry entry, @Nullable Signature signature) {
        return new AuditEntry(
                entry.sequence(),
                entry.at(),
                entry.actor(),
                entry.kind(),
                entry.request(),
                entry.content(),
                entry.previous(),
                entry.hash(),
                signature);
    }

    static AuditEntry with(AuditEntry entry, String content) {
        return new AuditEntry(
                entry.sequence(),
                entry.at(),
                entry.actor(),
                entry.kind(),
                entry.request(),
                content,
                entry.previous(),
                entry.hash(),
                entry.signature());
    }
}
