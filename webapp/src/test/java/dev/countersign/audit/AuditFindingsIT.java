package dev.countersign.audit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.audit.Verification.Broken;
import dev.countersign.audit.Verification.Fault;
import dev.countersign.people.Actor;
import dev.countersign.tenant.TenantId;
import dev.countersign.testing.Organisation;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whoever puts an altered row back does not undo that a check has found it. */
class AuditFindingsIT {

    private static final int MOST = 10;

    @TempDir
    Path folder;

    private AuditWorld world;
    private TenantId acme;
    private Actor elena;

    @BeforeEach
    void found() {
        world = new AuditWorld(folder);
        acme = world.found();
        elena = world.get(Organisation.class).administrator(acme, "Elena Prado");
        world.append(acme, 3);
    }

    @AfterEach
    void close() {
        world.close();
    }

    @Test
    void whatACheckHasFoundStaysInTheLogAfterTheRowWasPutBack() {
        String content = world.entries(acme).get(1).content();
        write(2, "{\"verdict\":\"APPROVED\"}");
        check();
        check();
        assertThat(findings())
                .as("once, while it is still found")
                .singleElement()
                .satisfies(finding -> {
                    assertThat(finding.found()).isEqualTo(new Broken(2, Fault.ALTERED));
                    assertThat(finding.next()).isEmpty();
                });

        write(2, content);
        check();
        check();

        assertThat(log().verify(elena)).isInstanceOf(Verification.Intact.class);
        assertThat(findings()).singleElement().satisfies(finding -> {
            assertThat(finding.found()).isEqualTo(new Broken(2, Fault.ALTERED));
            assertThat(finding.next()).isPresent();
            assertThat(finding.ended()).isTrue();
        });
        assertThat(world.entries(acme))
                .extracting(AuditEntry::kind)
                .endsWith("audit.found-altered", "audit.found-intact");
        assertThat(world.get(AuditVerification.class).check(acme).before()).hasSize(1);
    }

    @Test
    void aFindingThatGivesWayToAnotherOneIsToldWithIt() {
        write(3, "{}");
        log().verify(elena);
        write(1, "{}");
        log().verify(elena);

        assertThat(findings())
                .extracting(AuditFinding::found)
                .containsExactly(new Broken(1, Fault.ALTERED), new Broken(3, Fault.ALTERED));
        assertThat(findings().getLast().next()).isPresent();
        assertThat(findings().getLast().ended()).isFalse();
    }

    @Test
    void whatChecksHaveFoundCannotBeTakenOutUnnoticed() {
        String content = world.entries(acme).get(1).content();
        write(2, "{}");
        check();
        write(2, content);
        check();

        world.asOwner(
                acme,
                sql -> sql.sql("delete from audit_entry where kind = 'audit.found-altered'")
                        .update());

        assertThat(log().verify(elena)).isEqualTo(new Broken(4, Fault.MISSING));
    }

    @Test
    void anIntactLogSaysNothingOfItsChecks() {
        check();
        check();
        assertThat(world.entries(acme)).hasSize(3);
    }

    /** Its end moves with each entry, so each check finds another number. */
    @Test
    void aLogThatWasCutOffAndGoesOnIsToldOnce() {
        world.append(acme, 10);
        world.anchor();
        cutOff(1);
        check();
        world.append(acme, 1);
        check();
        assertThat(findings()).extracting(AuditFinding::found).containsExactly(new Broken(2, Fault.CUT_OFF));
    }

    @Test
    void theResultIsToldAlsoWhenTheLogTakesNoEntry() {
        world.asOwner(acme, sql -> sql.sql("delete from audit_head").update());
        world.restart();

        assertThat(log().verify(elena)).isInstanceOf(Broken.class);
        check();
        assertThat(world.alarms()).isNotEmpty();
        assertThat(findings()).isEmpty();
    }

    private void check() {
        world.get(AuditRound.class).run();
    }

    private AuditLog log() {
        return world.get(AuditLog.class);
    }

    private List<AuditFinding> findings() {
        return log().findings(acme, MOST);
    }

    private void write(long sequence, String content) {
        world.asOwner(
                acme,
                sql -> sql.sql("update audit_entry set content = ? where sequence = ?")
                        .params(content, sequence)
                        .update());
    }

    private void cutOff(long last) {
        AuditEntry kept = world.entries(acme).get((int) last - 1);
        world.asOwner(acme, sql -> {
            sql.sql("delete from audit_entry where sequence > ?").param(last).update();
            sql.sql("update audit_head set sequence = ?, anchored = ?, hash = ?")
                    .params(last, last, kept.hash().bytes())
                    .update();
        });
        world.restart();
    }
}
