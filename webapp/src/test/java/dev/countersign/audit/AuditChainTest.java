package dev.countersign.audit;

import static dev.countersign.audit.Chains.chain;
import static dev.countersign.audit.Chains.head;
import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.audit.Chains.Written;
import dev.countersign.people.PersonId;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import net.jqwik.api.Arbitrary;
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
        HASH,
        SIGNATURE
    }

    @Property
    void anUntouchedChainIsIntact(@ForAll("written") @Size(max = 20) List<Written> written) {
        List<AuditEntry> chain = chain(written);
        assertThat(check(chain, head(chain)))
                .isEqualTo(new Verification.Intact(chain.size(), 0, head(chain).hash()));
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
        assertThat(check(chain, head))
                .isEqualTo(new Verification.Broken(
                        index + 1,
                        alteration == Alteration.SIGNATURE ? Verification.Fault.FORGED : Verification.Fault.ALTERED));
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
        assertThat(check(chain, head))
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
        assertThat(check(chain, head))
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
        assertThat(check(chain, head)).isEqualTo(new Verification.Broken(index + 2, Verification.Fault.MISSING));
    }

    @Provide
    Arbitrary<List<Written>> written() {
        return Chains.written(0);
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
        Signature signature = Objects.requireNonNull(entry.signature());
        if (alteration == Alteration.SIGNATURE) {
            byte[] bytes = signature.bytes();
            bytes[bytes.length - 1] ^= 1;
            signature = Signature.of(bytes);
        }
        return new AuditEntry(entry.sequence(), at, actor, kind, request, content, previous, hash, signature);
    }

    /** Without anchors, and with the database's own head. */
    private static Verification check(List<AuditEntry> chain, Head head) {
        return Chains.check(chain, head, null);
    }

    private static Hash flipped(Hash hash) {
        byte[] bytes = hash.bytes();
        bytes[7] ^= 1;
        return Hash.of(bytes);
    }
}
