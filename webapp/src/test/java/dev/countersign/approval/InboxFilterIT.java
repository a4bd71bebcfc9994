package dev.countersign.approval;

import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.approval.InboxFilter.Due;
import dev.countersign.approval.InboxFilter.Sort;
import dev.countersign.listing.Page;
import dev.countersign.listing.Range;
import dev.countersign.people.Actor;
import dev.countersign.people.PersonId;
import dev.countersign.testing.Organisation;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The inbox is searched, limited to one requester, and sorted. */
class InboxFilterIT {

    @RegisterExtension
    private final Companies companies = new Companies();

    private final Company company = companies.open();
    private final Actor luis = company.get(Organisation.class).employee(company.tenant, "Luís Gil", company.marta);
    private final ApprovalId ofAna = company.waiting("manager");
    private final ApprovalId ofLuis = later();

    @Test
    void aTextFindsNumberTitleAndRequester() {
        String number = company.inbox(company.marta).getFirst().number();

        assertThat(found("luis gil")).containsExactly(ofLuis);
        assertThat(found("laptop")).containsExactly(ofAna, ofLuis);
        assertThat(found("tops lap")).as("words that are not beside each other").containsExactly(ofAna, ofLuis);
        assertThat(found("laptop desk")).isEmpty();
        assertThat(found(number.replace("-", " ").toLowerCase(Locale.ROOT))).containsExactly(ofAna);
        assertThat(found("crane\0")).isEmpty();
        assertThat(found("100%_")).isEmpty();
    }

    @Test
    void theRequestsOfOnePersonAreListed() {
        assertThat(found(filter(Optional.of(luis.person()), "", Sort.DUE))).containsExactly(ofLuis);
        assertThat(found(filter(Optional.of(company.jon.person()), "", Sort.DUE)))
                .isEmpty();
    }

    @Test
    void theNewestComesFirstOnEachPage() {
        List<ApprovalId> all = new ArrayList<>(List.of(ofAna, ofLuis));
        for (int i = 0; i < 5; i++) {
            company.clock.advance(Duration.ofMinutes(1));
            all.add(company.waiting("manager"));
        }
        InboxFilter newest = filter(Optional.empty(), "", Sort.NEWEST);

        Page<InboxItem> first = company.approvals().inbox(company.marta, newest, Range.first(4));
        Page<InboxItem> rest = company.approvals()
                .inbox(company.marta, newest, Range.after(first.rows().getLast().place()));
        Page<InboxItem> back = company.approvals()
                .inbox(
                        company.marta,
                        newest,
                        Range.before(rest.rows().getFirst().place()));

        List<ApprovalId> read = new ArrayList<>(ids(first));
        read.addAll(ids(rest));
        assertThat(read).isEqualTo(all.reversed());
        assertThat(first.more()).isTrue();
        assertThat(ids(back)).isEqualTo(ids(first));
    }

    /** Ids are ordered by time. */
    private ApprovalId later() {
        company.clock.advance(Duration.ofMinutes(1));
        return company.waitingAt(company.submit(luis), "manager");
    }

    private List<ApprovalId> found(String text) {
        return found(filter(Optional.empty(), text, Sort.DUE));
    }

    private List<ApprovalId> found(InboxFilter filter) {
        return ids(company.approvals().inbox(company.marta, filter, Range.first()));
    }

    private static InboxFilter filter(Optional<PersonId> requester, String text, Sort sort) {
        return new InboxFilter(Due.ANY, Optional.empty(), requester, text, sort);
    }

    private static List<ApprovalId> ids(Page<InboxItem> page) {
        return page.rows().stream().map(InboxItem::approval).toList();
    }
}
