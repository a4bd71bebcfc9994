package dev.countersign.request;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.countersign.listing.Page;
import dev.countersign.listing.Range;
import dev.countersign.people.Actor;
import dev.countersign.people.PersonNotActive;
import dev.countersign.template.PublishResult;
import dev.countersign.template.TemplateVersionId;
import dev.countersign.template.Templates;
import dev.countersign.tenant.TenantId;
import dev.countersign.tenant.TenantTransaction;
import dev.countersign.testing.Organisation;
import dev.countersign.testing.PurchaseTemplate;
import dev.countersign.testing.Services;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.junit.jupiter.SpringJUnitConfig;

/** The list of one's own requests. */
@SpringJUnitConfig(Services.class)
class OwnRequestsIT {

    private final RequestService requests;
    private final TenantTransaction transaction;
    private final JdbcClient sql;
    private final TenantId acme;
    private final Actor ana;
    private final Actor luis;
    private final Actor elena;
    private final Actor stranger;
    private final TemplateVersionId purchase;

    @Autowired
    OwnRequestsIT(
            RequestService requests,
            TenantTransaction transaction,
            JdbcClient sql,
            Templates templates,
            Organisation organisation) {
        this.requests = requests;
        this.transaction = transaction;
        this.sql = sql;
        this.acme = organisation.found();
        this.ana = organisation.employee(acme, "Ana Torres");
        this.luis = organisation.employee(acme, "Luis Pardo");
        this.elena = organisation.administrator(acme, "Elena Prado");
        this.stranger = organisation.administrator(organisation.found(), "Adam Price");
        this.purchase = ((PublishResult.Published) templates.publish(elena, PurchaseTemplate.definition())).id();
    }

    @Test
    void oneListsOnesOwnRequestsAndNobodyElses() {
        RequestId id = submitted();
        assertThat(list(ana, RequestFilter.ALL)).containsExactly(id);
        assertThat(list(luis, RequestFilter.ALL)).isEmpty();
        assertThat(list(elena, RequestFilter.ALL)).isEmpty();
        Actor impostor = new Actor(stranger.tenant(), ana.person(), ana.roles());
        assertThatThrownBy(() -> list(impostor, RequestFilter.ALL)).isInstanceOf(PersonNotActive.class);
    }

    @Test
    void theListIsNewestFirstPageByPageWithoutGapsOrDoubles() {
        List<RequestId> submitted = new ArrayList<>();
        for (int i = 0; i < 2 * Range.PAGE + 7; i++) {
            submitted.addFirst(submitted());
        }
        List<RequestId> listed = new ArrayList<>();
        Range<RequestId> next = Range.first();
        Page<RequestRow> page;
        do {
            page = requests.list(ana, RequestFilter.ALL, next);
            page.rows().forEach(row -> listed.add(row.id()));
            next = Range.after(listed.getLast());
        } while (page.more());
        assertThat(listed).isEqualTo(submitted);
        assertThat(requests.list(ana, RequestFilter.ALL, Range.before(submitted.getLast()))
                        .rows())
                .extracting(RequestRow::id)
                .isEqualTo(submitted.subList(submitted.size() - 1 - Range.PAGE, submitted.size() - 1));
    }

    @Test
    void theListIsFilteredByStateAndText() {
        RequestId open = submitted();
        RequestId closed = submitted();
        requests.withdraw(ana, closed);
        assertThat(list(ana, new RequestFilter(RequestFilter.Group.OPEN, ""))).containsExactly(open);
        assertThat(list(ana, new RequestFilter(RequestFilter.Group.OTHER, ""))).containsExactly(closed);
        assertThat(list(ana, new RequestFilter(RequestFilter.Group.DENIED, ""))).isEmpty();
        assertThat(list(ana, new RequestFilter(RequestFilter.Group.ALL, " pr-1002")))
                .containsExactly(closed);
        for (String written : new String[] {"pr 1002", "PR1002", "Pr-1002 "}) {
            assertThat(list(ana, new RequestFilter(RequestFilter.Group.ALL, written)))
                    .as(written)
                    .containsExactly(closed);
        }
        assertThat(list(ana, new RequestFilter(RequestFilter.Group.ALL, "l\u00E1pt\u00F3p")))
                .hasSize(2);
        assertThat(list(ana, new RequestFilter(RequestFilter.Group.ALL, "lapTOP")))
                .containsExactly(closed, open);
        assertThat(list(ana, new RequestFilter(RequestFilter.Group.ALL, "%"))).isEmpty();
    }

    @Test
    void theListFindsTheTitleInEveryLanguage() {
        RequestId id = submitted();
        transaction.run(
                acme,
                () -> sql.sql("update request set titles = '{\"en\": \"Laptops\", \"es\": \"Port\u00E1tiles\"}'")
                        .update());
        for (String text : List.of("laptop", "portatil")) {
            assertThat(list(ana, new RequestFilter(RequestFilter.Group.ALL, text)))
                    .as(text)
                    .containsExactly(id);
        }
    }

    private RequestId submitted() {
        SubmitResult result =
                requests.submit(ana, new Submission(UUID.randomUUID(), purchase, PurchaseTemplate.filledIn()));
        return ((SubmitResult.Submitted) result).id();
    }

    private List<RequestId> list(Actor actor, RequestFilter filter) {
        return requests.list(actor, filter, Range.first()).rows().stream()
                .map(RequestRow::id)
                .toList();
    }
}
