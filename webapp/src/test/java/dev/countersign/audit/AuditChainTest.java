package dev.countersign.audit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.audit.AuditChain.Head;
import dev.countersign.people.PersonId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

class AuditChainTest {

    /** What somebody with the database in their hands could make of an entry. */
    enum Alteration {
        AT,
        ACTOR,
        KIND,
        REQUEST,
        CONTENT,
        /** The words of two neighbouring parts moved between them. */
        BOUNDARY,
        PREVIOUS,
        HASH
    }

    record Written(AuditEvent event, String content, Instant at) {}

    @Property
    void anUntouchedChainIsIntact(@ForAll("written") @Size(max = 20) List<Written> written) {
        List<AuditEntry> chain = chain(written);
        assertThat(AuditChain.verify(chain.iterator(), head(chain))).isEqualTo(new Verification.Intact(chain.size()));
    }

    @Property
    void anAlteredEntryIsFoundAtItsPlace(
            @ForAll("written") @Size(min = 1, max = 20) List<Written> written,
            @ForAll @IntRange(max = 1_000) int where,
            @ForAll Alteration alteration) {
        List<AuditEntry> chain = chain(written);
        Head head = head(chain);
        int index = where % chain.size();
        chain.set(index, altered(chain.get(index), alteration));
        assertThat(AuditChain.verify(chain.iterator(), head))
                .isEqualTo(new Verification.Broken(index + 1, Verification.Fault.ALTERED));
    }

    @Property
    void anEntryWhoseHashWasMadeToFitBreaksTheNextOrTheEnd(
            @ForAll("written") @Size(min = 1, max = 20) List<Written> written,
            @ForAll @IntRange(max = 1_000) int where) {
        List<AuditEntry> chain = chain(written);
        Head head = head(chain);
        int index = where % chain.size();
        AuditEntry old = chain.get(index);
        Head before = new Head(old.sequence() - 1, old.previous());
        AuditEvent forged = new AuditEvent("template.forged", old.actor(), old.request(), Map.of());
        chain.set(index, AuditChain.next(before, old.at(), forged, old.content()));
        assertThat(AuditChain.verify(chain.iterator(), head)).isInstanceOf(Verification.Broken.class);
    }

    @Property
    void aRemovedEntryIsFoundAtItsPlace(
            @ForAll("written") @Size(min = 1, max = 20) List<Written> written,
            @ForAll @IntRange(max = 1_000) int where) {
        List<AuditEntry> chain = chain(written);
        Head head = head(chain);
        int index = where % chain.size();
        boolean last = index == chain.size() - 1;
        chain.remove(index);
        assertThat(AuditChain.verify(chain.iterator(), head))
                .isEqualTo(new Verification.Broken(
                        index + 1, last ? Verification.Fault.CUT_OFF : Verification.Fault.MISSING));
    }

    @Property
    void swappedEntriesAreFound(
            @ForAll("written") @Size(min = 2, max = 20) List<Written> written,
            @ForAll @IntRange(max = 1_000) int one,
            @ForAll @IntRange(min = 1, max = 1_000) int distance) {
        List<AuditEntry> chain = chain(written);
        Head head = head(chain);
        int first = one % chain.size();
        int second = (first + 1 + distance % (chain.size() - 1)) % chain.size();
        Collections.swap(chain, first, second);
        assertThat(AuditChain.verify(chain.iterator(), head))
                .isEqualTo(new Verification.Broken(Math.min(first, second) + 1, Verification.Fault.MISSING));
    }

    @Property
    void anEntryPutInLaterIsFound(
            @ForAll("written") @Size(min = 1, max = 20) List<Written> written,
            @ForAll @IntRange(max = 1_000) int where) {
        List<AuditEntry> chain = chain(written);
        Head head = head(chain);
        int index = where % chain.size();
        chain.add(index, chain.get(index));
        assertThat(AuditChain.verify(chain.iterator(), head))
                .isEqualTo(new Verification.Broken(index + 2, Verification.Fault.MISSING));
    }

    @Provide
    Arbitrary<List<Written>> written() {
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
                .list();
    }

    private static List<AuditEntry> chain(List<Written> written) {
        List<AuditEntry> chain = new ArrayList<>();
        for (Written each : written) {
            chain.add(AuditChain.next(head(chain), each.at(), each.event(), each.content()));
        }
        return chain;
    }

    private static Head head(List<AuditEntry> chain) {
        return chain.isEmpty()
                ? Head.EMPTY
                : new Head(chain.getLast().sequence(), chain.getLast().hash());
    }

    private static AuditEntry altered(AuditEntry entry, Alteration alteration) {
        Instant at = alteration == Alteration.AT ? entry.at().plusNanos(1_000) : entry.at();
        PersonId actor = alteration == Alteration.ACTOR
                ? (entry.actor() == null ? new PersonId(new UUID(3, 3)) : null)
                : entry.actor();
        String kind = switch (alteration) {
            case KIND -> entry.kind() + "x";
            case BOUNDARY -> entry.kind().substring(0, entry.kind().length() - 1);
            default -> entry.kind();
        };
        UUID request =
                alteration == Alteration.REQUEST ? (entry.request() == null ? new UUID(4, 4) : null) : entry.request();
        String content = switch (alteration) {
            case CONTENT -> entry.content() + " ";
            case BOUNDARY -> entry.kind().substring(entry.kind().length() - 1) + entry.content();
            default -> entry.content();
        };
        Hash previous = alteration == Alteration.PREVIOUS ? flipped(entry.previous()) : entry.previous();
        Hash hash = alteration == Alteration.HASH ? flipped(entry.hash()) : entry.hash();
        return new AuditEntry(entry.sequence(), at, actor, kind, request, content, previous, hash);
    }

    private static Hash flipped(Hash hash) {
        byte[] bytes = hash.bytes();
        bytes[7] ^= 1;
        return Hash.of(bytes);
    }
}
