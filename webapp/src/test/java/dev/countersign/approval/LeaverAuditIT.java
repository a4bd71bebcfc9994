package dev.countersign.approval;

import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.administration.AuditLine;
import dev.countersign.administration.AuditTrail;
import dev.countersign.administration.Staff;
import dev.countersign.audit.AuditChannel;
import dev.countersign.audit.AuditFilter;
import dev.countersign.audit.RightsRound;
import dev.countersign.people.Directory;
import dev.countersign.people.PersonId;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;

/** Whatever an act changes that makes somebody leave, the log says who has done it, from where, and what was there before. */
class LeaverAuditIT {

    private static final String ADDRESS = "192.0.2.7";

    @RegisterExtension
    private final Companies companies = new Companies();

    private final Company company = companies.open();

    @Test
    void eachEntryOfTheActNamesTheAdministratorAndWhereTheyWereAlsoAfterACrash() {
        company.waiting("manager");
        company.get(Directory.class).addMember(company.tenant, "finance", company.marta.person());
        RightsRound.run(company::get);
        long before = lines().size();
        PersonId marta = company.marta.person();

        serving(() -> company.get(Staff.class)
                .leave(company.elena, marta, Optional.of(company.carlos.person()), "Marta has left."));
        company.crash();
        company.runDueCalls();
        company.runDueCalls();
        RightsRound.run(company::get);

        List<AuditLine> act = lines().stream()
                .limit(lines().size() - before)
                .filter(line -> !line.entry().kind().startsWith("approval.separated"))
                .toList();
        assertThat(act)
                .extracting(line -> line.entry().kind())
                .contains("person.left", "approval.reassigned", "rights.manager", "rights.left", "rights.joined");
        assertThat(act).allSatisfy(line -> {
            assertThat(line.entry().actor()).as(line.entry().kind()).isEqualTo(company.elena.person());
            assertThat(line.channel()).contains(AuditChannel.PRODUCT);
            assertThat(line.address()).contains(ADDRESS);
        });
        assertThat(act)
                .filteredOn(line -> line.entry().kind().equals("rights.manager"))
                .singleElement()
                .satisfies(line -> assertThat(line.details())
                        .containsEntry("manager-before", marta.toString())
                        .containsEntry("manager", company.carlos.person().toString())
                        .containsEntry("person", company.ana.person().toString()));
    }

    private List<AuditLine> lines() {
        return company.get(AuditTrail.class)
                .page(company.elena, AuditFilter.ALL, Optional.empty())
                .orElseThrow()
                .lines();
    }

    private static void serving(Runnable act) {
        MockHttpServletRequest request = new MockHttpServletRequest("POST", "/");
        request.setRemoteAddr(ADDRESS);
        RequestContextHolder.setRequestAttributes(new ServletRequestAttributes(request));
        try {
            act.run();
        } finally {
            RequestContextHolder.resetRequestAttributes();
        }
    }
}
