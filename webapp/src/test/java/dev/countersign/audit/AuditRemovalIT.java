package dev.countersign.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.countersign.audit.Verification.Broken;
import dev.countersign.audit.Verification.Fault;
import dev.countersign.people.PersonId;
import dev.countersign.tenant.TenantId;
import dev.countersign.tenant.TenantTransaction;
import dev.countersign.testing.Organisation;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What entries said is removed, and the chain still verifies; what somebody else removes is found. */
class AuditRemovalIT {

    @TempDir
    Path folder;

    private AuditWorld world;
    private TenantId acme;
    private PersonId ana;
    private PersonId elena;

    @BeforeEach
    void found() {
        world = new AuditWorld(folder);
        acme = world.found();
        ana = world.person(acme);
        elena = world.get(Organisation.class).administrator(acme, "Elena Prado").person();
    }

    @AfterEach
    void close() {
        world.close();
    }

    @Test
    void theChainVerifiesAfterARemovalAndSaysWhatWasRemovedAndWhy() {
        fill();
        world.anchor();
        assertThat(erase(UUID.randomUUID())).isEqualTo(3);

        assertThat(world.check(acme)).isInstanceOf(Verification.Intact.class);
        world.anchor();
        world.restart();
        assertThat(world.check(acme)).isInstanceOf(Verification.Intact.class);
        assertThat(world.get(AuditChecks.class).sinceAnchor(acme)).isInstanceOf(Verification.Intact.class);
        List<AuditEntry> entries = world.entries(acme);
        assertThat(entries)
                .filteredOn(entry -> entry.removal() != null)
                .hasSize(3)
                .allSatisfy(entry -> assertThat(entry.content()).isEqualTo("{}"));
        assertThat(entries.getLast().kind()).isEqualTo("person.erased");
        assertThat(entries.getLast().content()).contains("asked by letter", "\"entries\":\"3\"", "digest");
        assertThat(entries).noneSatisfy(entry -> assertThat(entry.content()).contains("ana@"));
        assertThat(entries)
                .as("what is not about who they are stays")
                .anySatisfy(entry -> assertThat(entry.content()).contains("a decision"));
    }

    @Test
    void severalRemovalsAreKeptApart() {
        fill();
        erase(UUID.randomUUID());
        fill();
        erase(UUID.randomUUID());
        assertThat(world.check(acme)).isInstanceOf(Verification.Intact.class);
    }

    @Test
    void whoeverEmptiesAnEntryWithoutSayingSoIsFoundOut() {
        fill();
        empty(2, UUID.randomUUID());
        assertThat(world.check(acme)).isEqualTo(new Broken(2, Fault.REMOVED));
    }

    @Test
    void whoeverEmptiesOneMoreUnderAnotherRemovalIsFoundOut() {
        fill();
        UUID removal = UUID.randomUUID();
        erase(removal);
        empty(1, removal);
        assertThat(world.check(acme)).isEqualTo(new Broken(1, Fault.REMOVED));
    }

    /** The filter by person would show nothing, and an erasure would find nothing to remove. */
    @Test
    void whoeverTakesAnEntryOutOfTheStoryOfAPersonIsFoundOut() {
        fill();
        assertThat(world.check(acme)).isInstanceOf(Verification.Intact.class);
        long first = world.entries(acme).stream()
                .filter(entry -> ana.equals(entry.actor()) || entry.content().contains(ana.toString()))
                .findFirst()
                .orElseThrow()
                .sequence();

        world.asOwner(
                acme,
                sql -> sql.sql(
                                "update audit_person set person_id = gen_random_uuid() where person_id = ? and sequence = ?")
                        .params(ana.value(), first)
                        .update());
        assertThat(world.check(acme)).isEqualTo(new Broken(first, Fault.UNLISTED));

        world.asOwner(acme, sql -> sql.sql("delete from audit_person").update());
        assertThat(world.check(acme)).isInstanceOf(Broken.class);
    }

    /** A reader would take it for something that this person did, or that was done about them. */
    @Test
    void whoeverPutsAnEntryIntoTheStoryOfSomebodyElseIsFoundOut() {
        fill();
        erase(UUID.randomUUID());
        assertThat(world.check(acme)).isInstanceOf(Verification.Intact.class);
        list(elena, 1);
        assertThat(world.check(acme)).isEqualTo(new Broken(1, Fault.MISLISTED));
    }

    @Test
    void whoeverPutsAnEntryThatDoesNotExistIntoAStoryIsFoundOut() {
        fill();
        list(new PersonId(UUID.randomUUID()), 77);
        assertThat(world.check(acme)).isEqualTo(new Broken(77, Fault.MISLISTED));
    }

    @Test
    void whatIsLeftOfAnEntryCannotBeChanged() {
        fill();
        erase(UUID.randomUUID());
        world.asOwner(
                acme,
                sql -> sql.sql("update audit_entry set kind = 'person.promoted' where sequence = 2")
                        .update());
        assertThat(world.check(acme)).isEqualTo(new Broken(2, Fault.REMOVED));
    }

    @Test
    void theOwnerWhoMakesAMistakeCannotEmptyAnEntryTwiceNorChangeAnythingElseOfIt() {
        fill();
        erase(UUID.randomUUID());
        for (String mistake : List.of(
                "update audit_entry set removal = gen_random_uuid(), content = '{}' where sequence = 2",
                "update audit_entry set removal = null where sequence = 2",
                "update audit_entry set removal = gen_random_uuid(), content = '{}', kind = 'thing.else' where sequence = 1")) {
            assertThatThrownBy(() -> world.asHonestOwner(acme, mistake))
                    .rootCause()
                    .hasMessageContaining("history is only added to");
        }
    }

    /** A decision; then who Ana is, in three entries; then another decision. */
    private void fill() {
        world.append(acme, new AuditEvent("approval.decided", ana, null, Map.of("comment", "a decision")));
        world.append(
                acme,
                new AuditEvent(
                        "person.changed", elena, null, Map.of("person", ana.toString(), "email", "ana@acme.test")));
        world.append(acme, new AuditEvent("person.signed-in", ana, null, Map.of("address", "192.0.2.1")));
        world.append(acme, new AuditEvent("absence.set", ana, null, Map.of("person", ana.toString(), "note", "ill")));
        world.append(acme, new AuditEvent("person.changed", elena, null, Map.of("person", elena.toString())));
    }

    private int erase(UUID removal) {
        return world.get(TenantTransaction.class)
                .call(
                        acme,
                        () -> world.get(AuditRemoval.class)
                                .ofPerson(acme, removal, ana, elena, Map.of("reason", "asked by letter")));
    }

    private void list(PersonId person, long sequence) {
        world.asOwner(
                acme,
                sql -> sql.sql("insert into audit_person (tenant_id, person_id, sequence) values (?, ?, ?)")
                        .params(acme.value(), person.value(), sequence)
                        .update());
    }

    private void empty(long sequence, UUID removal) {
        world.asOwner(
                acme,
                sql -> sql.sql("update audit_entry set content = '{}', removal = ? where sequence = ?")
                        .params(removal, sequence)
                        .update());
    }
}
