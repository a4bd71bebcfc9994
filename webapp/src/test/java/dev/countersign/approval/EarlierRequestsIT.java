package dev.countersign.approval;

import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.people.Actor;
import dev.countersign.request.RequestId;
import dev.countersign.request.RequestService;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What a case tells of the requester's earlier requests is no more than the reader may open. */
class EarlierRequestsIT {

    @RegisterExtension
    private final Companies companies = new Companies();

    private final Company company = companies.open();

    @Test
    void onlyTheRequestsThatTheReaderMayOpenAreToldAndThoseAreTheLatestOfThem() {
        RequestId seen = withdrawn("manager");
        RequestId ofFinance = withdrawn("finance");
        for (int i = 0; i < 6; i++) {
            withdrawn("budget");
        }
        ApprovalId now = company.waiting("manager");

        assertThat(earlier(company.marta, now)).containsExactly(seen);
        assertThat(earlier(company.nuria, company.waiting("finance"))).containsExactly(ofFinance);
        assertThat(earlier(company.elena, now)).hasSize(5).doesNotContain(seen);
        for (Actor reader : List.of(company.marta, company.nuria, company.elena)) {
            assertThat(earlier(reader, now))
                    .allSatisfy(
                            one -> assertThat(company.get(RequestService.class).open(reader, one))
                                    .isPresent());
        }
    }

    private RequestId withdrawn(String askedStep) {
        RequestId request = company.submit(company.ana);
        company.deliver(company.task(request, askedStep));
        company.get(RequestService.class).withdraw(company.ana, request);
        // The latest of them are told, so no two may have closed at the same moment.
        company.clock.advance(Duration.ofSeconds(1));
        return request;
    }

    private List<RequestId> earlier(Actor reader, ApprovalId approval) {
        return company.approvals().open(reader, approval).stream()
                .flatMap(found -> found.earlier().stream())
                .map(ApprovalCase.Earlier::request)
                .toList();
    }
}
