package dev.countersign.approval;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.administration.StaffDraft;
import dev.countersign.administration.StaffImport;
import dev.countersign.administration.StaffImportResult;
import dev.countersign.administration.StaffResult;
import dev.countersign.approval.HandoverResult.Unsuitable;
import dev.countersign.away.AbsenceDraft;
import dev.countersign.away.AbsenceResult;
import dev.countersign.away.Absences;
import dev.countersign.localaws.LocalAws;
import dev.countersign.localaws.LocalAwsConfig;
import dev.countersign.people.Actor;
import dev.countersign.people.Role;
import dev.countersign.testing.TestDatabase;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The service desk says who decides instead of somebody, and never itself. The manager of that person and administrators may. */
class ServiceDeskIT {

    @TempDir
    static Path dataDir;

    private static LocalAws aws;
    private static Company company;
    private static Actor desk;

    @BeforeAll
    static void found() throws IOException {
        aws = LocalAws.start(LocalAwsConfig.on(0, TestDatabase.get().empty(), Company.KEYS));
        company = new Company(aws.endpoint(), dataDir);
        desk = company.carlos;
        assertThat(company.change(
                        company.elena,
                        desk.person(),
                        new StaffDraft(
                                "Carlos Vega",
                                "desk@acme.test",
                                Optional.of("Sales"),
                                Optional.empty(),
                                Locale.ENGLISH,
                                ZoneId.of("Europe/Madrid"),
                                Set.of(Role.EMPLOYEE, Role.SERVICE_DESK))))
                .isInstanceOf(StaffResult.Saved.class);
    }

    @AfterAll
    static void close() {
        company.close();
        aws.close();
    }

    @Test
    void itReassignsToEverybodyButItself() {
        ApprovalId approval = company.waiting("manager");

        assertThat(reassign(desk, approval, desk))
                .isEqualTo(new Unsuitable(Unsuitable.Obstacle.YOURSELF, "Carlos Vega"));
        assertThat(reassign(desk, approval, company.jon)).isInstanceOf(HandoverResult.HandedOver.class);
    }

    @Test
    void administratorsMayTakeAnApprovalOver() {
        ApprovalId approval = company.waiting("manager");

        assertThat(reassign(company.elena, approval, company.elena)).isInstanceOf(HandoverResult.HandedOver.class);
    }

    @Test
    void itMakesEverybodyAStandInButItself() {
        assertThat(away(desk)).isEqualTo(new AbsenceResult.Refused(AbsenceResult.Problem.YOURSELF));
        assertThat(away(company.nuria)).isInstanceOf(AbsenceResult.Saved.class);
    }

    /** A new person below it would give it the reports of that person, and so their approvals. */
    @Test
    void itImportsNobodyWhoReportsToItself() {
        String file = "name,email,manager\nGwen Host,gwen@acme.test,desk@acme.test\n";

        assertThat(company.get(StaffImport.class).apply(desk, file.getBytes(UTF_8), List.of()))
                .isInstanceOfSatisfying(StaffImportResult.Read.class, read -> {
                    assertThat(read.done()).isFalse();
                    assertThat(read.rows())
                            .extracting(StaffImportResult.Row::refusals)
                            .containsExactly(List.of(new StaffResult.OwnSuccessor()));
                });
    }

    @Test
    void itReadsInThePreviewThatItGivesNoRoles() {
        String file = "name,email,roles\nOlga Mas,olga@acme.test,administrator\nPau Mas,pau@acme.test,\n";

        assertThat(company.get(StaffImport.class).preview(desk, file.getBytes(UTF_8)))
                .isInstanceOfSatisfying(
                        StaffImportResult.Read.class,
                        read -> assertThat(read.rows())
                                .extracting(StaffImportResult.Row::rolesLeftOut)
                                .containsExactly(true, false));
    }

    private static HandoverResult reassign(Actor by, ApprovalId approval, Actor to) {
        return company.get(Handovers.class)
                .reassign(by, approval, company.marta.person(), to.person(), "Marta is ill.");
    }

    /** Jon, as the service desk says. */
    private static AbsenceResult away(Actor standIn) {
        LocalDate today =
                company.clock.instant().atZone(ZoneId.of("Europe/Madrid")).toLocalDate();
        return company.get(Absences.class)
                .set(
                        desk,
                        new AbsenceDraft(
                                company.jon.person(),
                                today,
                                today.plusDays(3),
                                standIn.person(),
                                Optional.empty(),
                                ""));
    }
}
