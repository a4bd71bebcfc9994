package dev.countersign.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.countersign.audit.Verification.Broken;
import dev.countersign.audit.Verification.Fault;
import dev.countersign.audit.Verification.Intact;
import dev.countersign.tenant.TenantId;
import dev.countersign.testing.Organisation;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the owner of the tables can do to the log, and how it is found. */
class AuditAnchorsIT {

    @TempDir
    private Path folder;

    private AuditWorld world;
    private TenantId acme;

    @BeforeEach
    void start() {
        world = new AuditWorld(folder);
        acme = world.found();
        world.anchor();
        world.append(acme, 5);
    }

    @AfterEach
    void stop() {
        world.close();
    }

    @Test
    void anUntouchedLogIsIntactBeforeAndAfterItIsAnchoredAndAfterARestart() throws IOException {
        assertThat(world.check(acme)).isInstanceOf(Intact.class);
        world.anchor();
        assertThat(world.check(acme)).isInstanceOf(Intact.class);
        world.restart();
        world.append(acme, 1);
        world.anchor();
        assertThat(world.check(acme)).isInstanceOfSatisfying(Intact.class, intact -> {
            assertThat(intact.entries()).isEqualTo(6);
            assertThat(intact.unsigned()).isZero();
        });
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(world.anchors())))
                .isEqualTo("rw-------");
        assertThat(world.alarms()).isEmpty();
    }

    @Test
    void aVerdictThatWasChangedAndAllHashesMadeToFitIsFound() {
        List<AuditEntry> chain = new ArrayList<>(world.entries(acme));
        chain.set(2, Chains.with(chain.get(2), "{\"verdict\": \"APPROVED\"}"));
        world.replaceChain(acme, Chains.rewritten(chain, acme, null));
        assertThat(world.check(acme)).isEqualTo(new Broken(3, Fault.FORGED));
        world.get(AuditRound.class).run();
        assertThat(world.alarms()).contains(new AuditBroken(acme, 3, Fault.FORGED));
    }

    @Test
    void anEndThatWasCutOffTogetherWithTheHeadIsFound() {
        world.anchor();
        world.replaceChain(acme, world.entries(acme).subList(0, 3));
        assertThat(world.check(acme)).isEqualTo(new Broken(4, Fault.CUT_OFF));
        world.clock.advance(Duration.ofSeconds(1));
        world.append(acme, 10);
        world.anchor();
        assertThat(world.check(acme)).as("grown past its anchor").isEqualTo(new Broken(5, Fault.REPLACED));
        assertThat(world.alarms()).containsExactly(new AuditBroken(acme, 6, Fault.ALTERED));
        assertThat(world.get(Anchors.class).latest(acme).orElseThrow().head().sequence())
                .as("what is broken is not anchored")
                .isEqualTo(5);
    }

    @Test
    void aLogThatWasEmptiedIsFound() {
        world.anchor();
        world.replaceChain(acme, List.of());
        assertThat(world.check(acme)).isEqualTo(new Broken(1, Fault.CUT_OFF));
    }

    @Test
    void aHeadThatWasSetBackIsFound() {
        AuditEntry third = world.entries(acme).get(2);
        world.asOwner(
                acme,
                sql -> sql.sql("update audit_head set sequence = 3, hash = ?")
                        .param(third.hash().bytes())
                        .update());
        assertThat(world.check(acme)).isEqualTo(new Broken(4, Fault.BEYOND_HEAD));
    }

    @Test
    void entriesMovedToAnotherTenantAreFound() {
        TenantId globex = world.found();
        world.replaceChain(globex, Chains.rewritten(world.entries(acme), globex, null));
        assertThat(world.check(globex)).isEqualTo(new Broken(1, Fault.FORGED));
        world.replaceChain(globex, world.entries(acme));
        assertThat(world.check(globex)).isEqualTo(new Broken(1, Fault.FORGED));
    }

    @Test
    void aLogOfTheTimeBeforeSignaturesStaysVerifiableAndCannotBeMadeUpLater() throws IOException {
        TenantId old = world.found();
        TenantId forged = world.found();
        world.append(old, 4);
        List<AuditEntry> chain = Chains.unsigned(world.entries(old));
        world.replaceChain(old, chain);
        assertThat(world.check(old)).as("after everything was sealed").isEqualTo(new Broken(1, Fault.UNSIGNED));

        // As at the first start of a release that signs: no anchors yet, entries without signatures.
        Files.delete(world.anchors());
        world.restart();
        assertThat(world.check(old)).isInstanceOf(Intact.class);
        world.anchor();
        world.append(old, 2);
        assertThat(world.check(old)).isInstanceOfSatisfying(Intact.class, intact -> {
            assertThat(intact.entries()).isEqualTo(6);
            assertThat(intact.unsigned()).isEqualTo(4);
        });
        world.replaceChain(forged, Chains.unsigned(Chains.rewritten(chain, forged, Chains.ATTACKERS)));
        assertThat(world.check(forged)).isEqualTo(new Broken(1, Fault.UNSIGNED));
        world.restart();
        world.anchor();
        assertThat(world.check(forged)).isEqualTo(new Broken(1, Fault.UNSIGNED));
    }

    @Test
    void anchorsThatWereDeletedAreMissed() throws IOException {
        world.anchor();
        Files.delete(world.anchors());
        world.restart();
        assertThat(world.check(acme)).isEqualTo(new Broken(5, Fault.ANCHOR_MISSING));
        world.append(acme, 1);
        world.anchor();
        assertThat(world.alarms()).containsExactly(new AuditBroken(acme, 5, Fault.ANCHOR_MISSING));
    }

    @Test
    void anchorsThatWereAlteredOrTakenOutAreFound() throws IOException {
        world.anchor();
        world.append(acme, 1);
        world.anchor();
        List<String> lines = Files.readAllLines(world.anchors());
        assertThat(lines).hasSizeGreaterThan(2);
        for (List<String> changed : List.of(
                lines.subList(1, lines.size()),
                List.of(lines.getFirst(), lines.getLast()),
                List.of(lines.getFirst(), lines.get(1).replaceFirst(" 5 ", " 4 "), lines.getLast()))) {
            Files.write(world.anchors(), changed);
            world.restart();
            assertThat(world.check(acme)).isEqualTo(new Broken(1, Fault.ANCHORS_UNREADABLE));
        }
    }

    @Test
    void aLineThatACrashCutOffIsWrittenAgain() throws IOException {
        world.anchor();
        Files.writeString(world.anchors(), acme + " 9 abc", StandardCharsets.US_ASCII, StandardOpenOption.APPEND);
        world.restart();
        assertThat(world.check(acme)).isInstanceOf(Intact.class);
        world.append(acme, 1);
        world.anchor();
        world.restart();
        assertThat(world.check(acme)).isInstanceOf(Intact.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "update audit_entry set kind = 'thing.undone'",
                "delete from audit_entry",
                "truncate audit_entry cascade",
                "truncate audit_head",
                "delete from audit_head",
                "update audit_head set sequence = sequence - 1",
                "update audit_head set hash = sha256('x')",
                "update audit_head set anchored = anchored - 1"
            })
    void theOwnerCannotByMistakeEither(String statement) {
        world.anchor();
        assertThatThrownBy(() -> world.asHonestOwner(acme, statement))
                .rootCause()
                .hasMessageMatching("(?s).*(is refused: history is only added to|only advances).*");
    }

    @Test
    void anUnsignedEntryIsNotTaken() {
        assertThatThrownBy(() -> world.asHonestOwner(acme, """
                        insert into audit_entry (tenant_id, sequence, at, kind, content, previous_hash, hash)
                        select tenant_id, sequence + 1, now(), 'thing.done', '{}', hash, hash from audit_head
                        """)).rootCause().hasMessageContaining("audit_entry_signed");
    }

    @Test
    void changesOfRightsAreWrittenDownWhoeverMakesThem() {
        var person = world.person(acme);
        world.asHonestOwner(acme, "update person set administrator = true where person_id = '" + person + "'");
        world.asHonestOwner(acme, "update person set active = false where person_id = '" + person + "'");
        world.asHonestOwner(acme, "update person set name = 'Ana' where person_id = '" + person + "'");
        world.get(RightsRecorder.class).run();
        world.get(RightsRecorder.class).run();
        assertThat(world.entries(acme).stream()
                        .filter(entry -> entry.kind().equals("rights.changed"))
                        .map(AuditEntry::content))
                .containsExactly(
                        "{\"administrator\":\"true\",\"administrator-before\":\"false\",\"person\":\"" + person
                                + "\",\"role\":\"countersign_owner\"}",
                        "{\"active\":\"false\",\"active-before\":\"true\",\"person\":\"" + person
                                + "\",\"role\":\"countersign_owner\"}");
        world.anchor();
        assertThat(world.check(acme)).isInstanceOf(Intact.class);
    }

    @Test
    void aFirstSignInIsALinkedAccountAndNoChangeOfRights() {
        var person = world.person(acme);
        world.asHonestOwner(
                acme, "update person set issuer = 'https://idp', subject = 's1' where person_id = '" + person + "'");
        world.get(RightsRecorder.class).run();
        assertThat(world.entries(acme))
                .extracting(AuditEntry::kind)
                .contains("person.linked")
                .doesNotContain("rights.changed");
    }

    @Test
    void whoeverGetsIntoTheWayOfAnApprovalIsWrittenDown() {
        var ana = world.person(acme);
        var luis = world.get(Organisation.class).employee(acme, "Luis Pardo").person();
        for (String statement : List.of(
                "insert into person_group values ('%s', gen_random_uuid(), 'finance', 'Finance')".formatted(acme),
                "insert into group_member select tenant_id, group_id, '%s' from person_group".formatted(ana),
                "update group_member set person_id = '%s'".formatted(luis),
                "update person_group set key = 'treasury'",
                "update person set manager_id = '%s' where person_id = '%s'".formatted(luis, ana),
                "update person set email = 'a@b.test' where person_id = '%s'".formatted(ana),
                "update person set department = 'Archive' where person_id = '%s'".formatted(ana),
                "update department set head_id = '%s' where name = 'Archive'".formatted(luis),
                "update department set head_id = null where name = 'Archive'")) {
            world.asHonestOwner(acme, statement);
        }
        world.get(RightsRecorder.class).run();
        assertThat(world.entries(acme).stream()
                        .filter(entry -> entry.kind().startsWith("rights."))
                        .map(entry -> entry.content()
                                .replace(",\"role\":\"countersign_owner\"", "")
                                .replace(ana.toString(), "ana")
                                .replace(luis.toString(), "luis")
                                .replaceFirst("\"email-before\":\"[^\"]+\",", "")))
                .containsExactly(
                        "{\"joined\":\"finance\",\"person\":\"ana\"}",
                        "{\"left\":\"finance\",\"person\":\"ana\"}",
                        "{\"joined\":\"finance\",\"person\":\"luis\"}",
                        "{\"joined\":\"treasury\",\"left\":\"finance\",\"person\":\"luis\"}",
                        "{\"manager\":\"luis\",\"manager-before\":\"\",\"person\":\"ana\"}",
                        "{\"email\":\"a@b.test\",\"person\":\"ana\"}",
                        "{\"department\":\"Archive\",\"department-before\":\"Sales\",\"person\":\"ana\"}",
                        "{\"head-of\":\"Archive\",\"person\":\"luis\"}",
                        "{\"no-head-of\":\"Archive\",\"person\":\"luis\"}");
    }

    @Test
    void aRoundChecksEveryTenantInPiecesAndBeginsAnew() {
        TenantId globex = world.found();
        world.append(globex, 3);
        world.asOwner(
                globex,
                sql -> sql.sql("update audit_entry set content = '{}' where sequence = 2")
                        .update());
        world.get(AuditRound.class).run();
        world.get(AuditRound.class).run();
        assertThat(world.alarms())
                .containsExactly(new AuditBroken(globex, 2, Fault.ALTERED), new AuditBroken(globex, 2, Fault.ALTERED));
    }

    @Test
    void onlyChainsThatHaveGrownAreAnchored() throws IOException {
        world.anchor();
        long size = Files.size(world.anchors());
        world.anchor();
        assertThat(Files.size(world.anchors())).isEqualTo(size);
        world.append(acme, new AuditEvent("thing.done", null, null, Map.of()));
        world.anchor();
        assertThat(Files.size(world.anchors())).isGreaterThan(size);
    }
}
