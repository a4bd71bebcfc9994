package dev.countersign.approval;

import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.administration.OrganisationFilter;
import dev.countersign.administration.OrganisationFilter.State;
import dev.countersign.administration.OrganisationPage;
import dev.countersign.administration.OrganisationRequests;
import dev.countersign.definitions.step.Revisions.GoesOn;
import dev.countersign.request.RequestId;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What the list of all requests finds by the state of requests. */
class FoundByStateIT {

    @RegisterExtension
    private final Companies companies = new Companies();

    private final Company company = companies.open(Revisable.template(GoesOn.START));
    private final Revisable revisable = new Revisable(company);

    @Test
    void noRequestYetIsToldApartFromAFilterThatFindsNone() {
        assertThat(page(State.DENIED).none()).isTrue();
        company.submit(company.ana);
        assertThat(page(State.DENIED).lines()).isEmpty();
        assertThat(page(State.DENIED).none()).isFalse();
    }

    @Test
    void whatItsRequesterMustChangeIsFoundUntilItIsChanged() {
        RequestId other = company.submit(company.ana);
        RequestId request = revisable.sentBack();
        assertThat(found(State.CHANGES)).containsExactly(request);
        assertThat(found(State.OPEN)).containsExactlyInAnyOrder(request, other);

        revisable.revise(request, 1, Purchase.filledIn("Laptops, cheaper"));
        company.runDueCalls();
        assertThat(found(State.CHANGES)).isEmpty();
    }

    private List<RequestId> found(State state) {
        return page(state).lines().stream().map(line -> line.request().id()).toList();
    }

    private OrganisationPage page(State state) {
        return company.get(OrganisationRequests.class)
                .page(company.elena, OrganisationFilter.of(state), Optional.empty(), 50)
                .orElseThrow();
    }
}
