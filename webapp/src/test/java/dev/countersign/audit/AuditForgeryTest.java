package dev.countersign.audit;

import static dev.countersign.audit.Chains.ACME;
import static dev.countersign.audit.Chains.ATTACKERS;
import static dev.countersign.audit.Chains.GLOBEX;
import static dev.countersign.audit.Chains.OURS;
import static dev.countersign.audit.Chains.anchor;
import static dev.countersign.audit.Chains.chain;
import static dev.countersign.audit.Chains.check;
import static dev.countersign.audit.Chains.head;
import static dev.countersign.audit.Chains.rewritten;
import static dev.countersign.audit.Chains.unsigned;
import static dev.countersign.audit.Chains.with;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.mac.PredefinedMacParameters;
import dev.countersign.audit.ChainCheck.Known;
import dev.countersign.audit.Chains.Written;
import dev.countersign.audit.Verification.Broken;
import dev.countersign.audit.Verification.Fault;
import dev.countersign.audit.Verification.Intact;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

/**
 * What somebody who holds the database and knows this code, and has neither the key nor the anchors, can try: a thousand random chains
 * for each way. They set the database's own head to whatever fits.
 */
class AuditForgeryTest {

    @Property
    void anEditedEntryIsFoundThoughEveryHashWasMadeToFit(
            @ForAll("written") List<Written> written, @ForAll @IntRange(max = 1_000) int where) {
        List<AuditEntry> chain = chain(written);
        int index = where % chain.size();
        List<AuditEntry> edited = new ArrayList<>(chain);
        edited.set(index, with(chain.get(index), chain.get(index).content() + "x"));
        List<AuditEntry> forged = rewritten(edited, ACME, null);
        assertThat(check(forged, head(forged), null)).isEqualTo(new Broken(index + 1, Fault.FORGED));
    }

    @Property
    void aChainSignedWithAnotherKeyIsFound(@ForAll("written") List<Written> written) {
        List<AuditEntry> forged = rewritten(chain(written), ACME, ATTACKERS);
        assertThat(check(forged, head(forged), null)).isEqualTo(new Broken(1, Fault.FORGED));
    }

    @Property
    void aChainWithoutSignaturesDoesNotPassForAnOldOne(
            @ForAll("written") List<Written> written, @ForAll @IntRange(max = 1_000) int where) {
        List<AuditEntry> chain = chain(written);
        List<AuditEntry> forged = unsigned(rewritten(chain, ACME, ATTACKERS));
        assertThat(check(forged, head(forged), null)).as("never anchored").isEqualTo(new Broken(1, Fault.UNSIGNED));
        assertThat(check(forged, head(forged), anchor(chain))).isEqualTo(new Broken(1, Fault.UNSIGNED));
        List<AuditEntry> stripped = new ArrayList<>(chain);
        int index = where % chain.size();
        stripped.set(index, with(chain.get(index), (Signature) null));
        assertThat(check(stripped, head(stripped), anchor(chain))).isEqualTo(new Broken(index + 1, Fault.UNSIGNED));
    }

    @Property
    void aRemovedEntryIsFoundThoughTheRestWasMadeToFit(
            @ForAll("written") List<Written> written, @ForAll @IntRange(max = 1_000) int where) {
        List<AuditEntry> chain = chain(written);
        int index = where % chain.size();
        List<AuditEntry> shorter = new ArrayList<>(chain);
        shorter.remove(index);
        List<AuditEntry> forged = rewritten(shorter, ACME, null);
        boolean last = index == chain.size() - 1;
        assertThat(check(forged, head(forged), anchor(chain)))
                .isEqualTo(new Broken(index + 1, last ? Fault.CUT_OFF : Fault.FORGED));
    }

    @Property
    void swappedEntriesAreFoundThoughNumbersAndHashesWereMadeToFit(
            @ForAll("written") List<Written> written, @ForAll @IntRange(max = 1_000) int where) {
        List<AuditEntry> chain = chain(written);
        int index = where % (chain.size() - 1);
        List<AuditEntry> swapped = new ArrayList<>(chain);
        Collections.swap(swapped, index, index + 1);
        List<AuditEntry> forged = rewritten(swapped, ACME, null);
        if (!forged.equals(chain)) {
            assertThat(check(forged, head(forged), null)).isEqualTo(new Broken(index + 1, Fault.FORGED));
        }
    }

    @Property
    void anEndThatWasCutOffTogetherWithTheHeadIsFoundByTheAnchor(
            @ForAll("written") List<Written> written, @ForAll @IntRange(max = 1_000) int where) {
        List<AuditEntry> chain = chain(written);
        int left = where % chain.size();
        List<AuditEntry> shorter = chain.subList(0, left);
        assertThat(check(shorter, head(shorter), anchor(chain))).isEqualTo(new Broken(left + 1, Fault.CUT_OFF));
    }

    /** An attacker who cuts off and lets the program write on: what it writes is signed, and does not follow from the anchor. */
    @Property
    void anEndThatWasCutOffStaysFoundWhenTheChainHasGrownPastTheAnchor(
            @ForAll("written") List<Written> written,
            @ForAll("written") List<Written> later,
            @ForAll @IntRange(max = 1_000) int where) {
        List<AuditEntry> chain = chain(written);
        Anchor anchor = anchor(chain);
        List<AuditEntry> grown = new ArrayList<>(chain.subList(0, where % chain.size()));
        for (int i = 0; grown.size() <= chain.size(); i++) {
            Written next = later.get(i % later.size());
            grown.add(AuditChain.next(ACME, head(grown), next.at(), next.event(), next.content() + "later", OURS));
        }
        assertThat(check(grown, head(grown), anchor)).isEqualTo(new Broken(chain.size(), Fault.REPLACED));
        ChainCheck sinceAnchor =
                ChainCheck.after(anchor, OURS, new Known(anchor, anchor.head().sequence(), 0, true));
        assertThat(sinceAnchor.next(grown.getLast())).contains(new Broken(chain.size() + 1, Fault.ALTERED));
    }

    @Property
    void aReplacedHeadIsFound(@ForAll("written") List<Written> written, @ForAll @IntRange(max = 1_000) int where) {
        List<AuditEntry> chain = chain(written);
        AuditEntry other = chain.get(where % (chain.size() - 1));
        assertThat(check(chain, new Head(other.sequence(), other.hash()), null)).isInstanceOf(Broken.class);
        assertThat(check(chain, new Head(chain.size() + 1L, other.hash()), null))
                .isInstanceOf(Broken.class);
        assertThat(check(chain, new Head(chain.size(), other.hash()), null)).isInstanceOf(Broken.class);
        assertThat(check(chain, Head.EMPTY, null)).isInstanceOf(Broken.class);
    }

    @Property
    void entriesOfAnotherTenantAreFound(
            @ForAll("written") List<Written> written, @ForAll @IntRange(max = 1_000) int where) {
        List<AuditEntry> chain = chain(written);
        List<AuditEntry> globex = rewritten(chain, GLOBEX, OURS);
        assertThat(check(globex, head(globex), null)).as("all").isEqualTo(new Broken(1, Fault.FORGED));
        int index = where % chain.size();
        List<AuditEntry> mixed = new ArrayList<>(chain);
        mixed.set(index, globex.get(index));
        assertThat(check(mixed, head(mixed), null)).as("one").isEqualTo(new Broken(index + 1, Fault.FORGED));
    }

    @Property
    void aSignatureMovedToAnotherEntryOrAnotherKeyVersionIsFound(
            @ForAll("written") List<Written> written, @ForAll @IntRange(max = 1_000) int where) throws Exception {
        KeysetHandle old = Chains.newKeys();
        KeysetHandle both = KeysetHandle.newBuilder(old)
                .addEntry(KeysetHandle.generateEntryFromParameters(PredefinedMacParameters.HMAC_SHA256_256BITTAG)
                        .withRandomId()
                        .makePrimary())
                .build();
        List<AuditEntry> chain = rewritten(chain(written), ACME, Chains.signer(old));
        Written last = written.getLast();
        chain.add(AuditChain.next(ACME, head(chain), last.at(), last.event(), last.content(), Chains.signer(both)));
        Known known = new Known(null, 0, 0, true);
        assertThat(check(chain, head(chain), Chains.signer(both), known))
                .as("after a rotation what the old key signed verifies")
                .isEqualTo(new Intact(chain.size(), 0, head(chain).hash()));

        int index = where % written.size();
        byte[] newest = Objects.requireNonNull(chain.getLast().signature()).bytes();
        byte[] swapped = Objects.requireNonNull(chain.get(index).signature()).bytes();
        System.arraycopy(newest, 0, swapped, 0, 5);
        List<AuditEntry> otherKey = new ArrayList<>(chain);
        otherKey.set(index, with(chain.get(index), Signature.of(swapped)));
        assertThat(check(otherKey, head(chain), Chains.signer(both), known))
                .isEqualTo(new Broken(index + 1, Fault.FORGED));
        List<AuditEntry> moved = new ArrayList<>(chain);
        moved.set(index, with(chain.get(index), chain.getLast().signature()));
        assertThat(check(moved, head(chain), Chains.signer(both), known))
                .isEqualTo(new Broken(index + 1, Fault.FORGED));
    }

    /** The anchor of the time of the change says how long the unsigned beginning is, and its hash covers it. */
    @Property
    void anUnsignedBeginningOfBeforeStaysVerifiableAndCannotGrowOrChange(
            @ForAll("written") List<Written> written,
            @ForAll("written") List<Written> later,
            @ForAll @IntRange(max = 1_000) int where) {
        List<AuditEntry> chain = unsigned(chain(written));
        Anchor anchor = anchor(chain);
        assertThat(check(chain, head(chain), anchor))
                .isEqualTo(new Intact(chain.size(), chain.size(), head(chain).hash()));

        List<AuditEntry> grown = new ArrayList<>(chain);
        for (Written each : later) {
            grown.add(AuditChain.next(ACME, head(grown), each.at(), each.event(), each.content(), OURS));
        }
        assertThat(check(grown, head(grown), anchor))
                .isEqualTo(new Intact(grown.size(), chain.size(), head(grown).hash()));

        int index = where % chain.size();
        List<AuditEntry> edited = new ArrayList<>(chain);
        edited.set(index, with(chain.get(index), chain.get(index).content() + "x"));
        List<AuditEntry> forged = unsigned(rewritten(edited, ACME, ATTACKERS));
        assertThat(check(forged, head(forged), anchor)).isEqualTo(new Broken(chain.size(), Fault.REPLACED));

        Written more = later.getFirst();
        AuditEntry added = AuditChain.next(ACME, head(chain), more.at(), more.event(), more.content(), OURS);
        chain.add(with(added, (Signature) null));
        assertThat(check(chain, head(chain), anchor)).isEqualTo(new Broken(chain.size(), Fault.UNSIGNED));
    }

    @Property
    void anAnchorThatIsGoneIsMissed(@ForAll("written") List<Written> written) {
        List<AuditEntry> chain = chain(written);
        assertThat(check(chain, head(chain), OURS, new Known(null, chain.size(), 0, true)))
                .isEqualTo(new Broken(chain.size(), Fault.ANCHOR_MISSING));
    }

    @Provide
    Arbitrary<List<Written>> written() {
        return Chains.written(2);
    }
}
