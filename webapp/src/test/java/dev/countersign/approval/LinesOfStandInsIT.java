package dev.countersign.approval;

import static dev.countersign.approval.AbsentPeople.goesAway;
import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.administration.Staff;
import dev.countersign.away.Absences;
import dev.countersign.away.AwayNow;
import dev.countersign.people.Actor;
import dev.countersign.people.PersonName;
import dev.countersign.request.PathNode;
import dev.countersign.request.Prospect;
import dev.countersign.request.RequestService;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import tools.jackson.databind.json.JsonMapper;

/** Stand-ins who are away themselves, have left, or may not decide: pages name who really decides. */
class LinesOfStandInsIT {

    @RegisterExtension
    private final Companies companies = new Companies();

    private final Company company = companies.open();

    @Test
    void whoeverIsAwayReadsWhoReallyDecides() {
        goesAway(company, company.marta, company.jon);
        assertThat(deciding(company.marta)).hasValue("Jon Saez");

        goesAway(company, company.jon, company.nuria);
        assertThat(deciding(company.marta)).hasValue("Nuria Mas");
        assertThat(company.get(Absences.class)
                        .open(company.marta, company.marta.person())
                        .orElseThrow()
                        .absences())
                .singleElement()
                .satisfies(entry -> {
                    assertThat(entry.standIn().name()).isEqualTo("Jon Saez");
                    assertThat(entry.deciding().orElseThrow().name()).isEqualTo("Nuria Mas");
                });
    }

    @Test
    void nobodyWhoHasLeftIsSaidToDecideInstead() {
        goesAway(company, company.marta, company.jon);
        company.get(Staff.class).leave(company.elena, company.jon.person(), Optional.empty(), "Left");

        assertThat(deciding(company.marta)).isEmpty();
        assertThat(Objects.requireNonNull(company.get(Absences.class)
                                .away(company.elena, List.of(company.marta.person()))
                                .get(company.marta.person()))
                        .deciding())
                .isEmpty();
    }

    @Test
    void theNewRequestNamesWhoDecidesIfTheLineEndsAtItsRequester() {
        goesAway(company, company.marta, company.jon);
        goesAway(company, company.jon, company.ana);

        Prospect manager = company.get(RequestService.class)
                .foresee(company.ana, company.version(), JsonMapper.shared().createObjectNode())
                .steps()
                .getFirst();
        assertThat(manager.away())
                .singleElement()
                .satisfies(
                        away -> assertThat(away.standIn().map(PersonName::name)).hasValue("Elena Prado"));

        company.waiting("manager");
        assertThat(company.waitingFor(company.elena)).hasSize(1);
    }

    @Test
    void whoPassesItToSomebodyAwayReadsBeforeAndAfterWhoDecidesInstead() {
        goesAway(company, company.marta, company.jon);
        ApprovalId approval = company.waiting("manager");
        goesAway(company, company.carlos, company.ana);

        HandoverResult.Away foreseen = Objects.requireNonNull(company.get(Handovers.class)
                .outlook(company.jon, approval, company.jon.person(), List.of(company.carlos.person()))
                .away()
                .get(company.carlos.person()));
        assertThat(foreseen.standIn().map(PersonName::name)).hasValue("Elena Prado");

        assertThat(company.get(Handovers.class).delegate(company.jon, approval, company.carlos.person(), ""))
                .isInstanceOfSatisfying(
                        HandoverResult.HandedOver.class,
                        passed -> assertThat(passed.away()).hasValue(foreseen));
        assertThat(company.waitingFor(company.elena)).containsExactly(approval);
        assertThat(company.get(RequestService.class)
                        .open(company.ana, company.row(approval).request())
                        .orElseThrow()
                        .standIns())
                .as("Elena decides since Carlos is away, to whom it was passed")
                .singleElement()
                .satisfies(one -> {
                    PathNode.StandsFor place = one.standsFor().orElseThrow();
                    assertThat(one.person().name()).isEqualTo("Elena Prado");
                    assertThat(place.owner().name()).isEqualTo("Marta Ruiz");
                    assertThat(place.absent().name()).isEqualTo("Carlos Vega");
                });
    }

    private Optional<String> deciding(Actor absent) {
        return company.get(Absences.class).now(absent).own().stream()
                .map(AwayNow.Absent::deciding)
                .findFirst()
                .orElseThrow()
                .map(PersonName::name);
    }
}
