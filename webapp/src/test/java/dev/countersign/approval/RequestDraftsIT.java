package dev.countersign.approval;

import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.administration.Staff;
import dev.countersign.administration.StaffResult;
import dev.countersign.definitions.step.Approvers;
import dev.countersign.people.Actor;
import dev.countersign.request.RequestDrafts;
import dev.countersign.request.StoredDraft;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What is typed into forms and not sent. */
class RequestDraftsIT {

    private static final String FORM = "purchase-request";

    @RegisterExtension
    final Companies companies = new Companies();

    @SuppressWarnings("NullAway.Init")
    private Company company;

    @SuppressWarnings("NullAway.Init")
    private RequestDrafts drafts;

    @BeforeEach
    void open() {
        company =
                companies.open(Purchase.template(List.of(Purchase.approval("review", new Approvers.Group("finance")))));
        drafts = company.get(RequestDrafts.class);
    }

    @Test
    void theNewestOfAFormComesBackToItsPersonOnly() {
        UUID first = UUID.randomUUID();
        UUID second = UUID.randomUUID();
        drafts.keep(company.ana, FORM, first, "one");
        company.clock.advance(Duration.ofSeconds(1));
        drafts.keep(company.ana, FORM, second, "two");
        drafts.keep(company.ana, "another form", UUID.randomUUID(), "other");

        assertThat(newest(company.ana, FORM)).contains("two");
        assertThat(newest(company.jon, FORM)).isEmpty();
        drafts.forget(company.jon, second);
        assertThat(newest(company.ana, FORM)).contains("two");
        drafts.forget(company.ana, second);
        assertThat(newest(company.ana, FORM)).contains("one");
        drafts.keep(company.ana, FORM, first, "");
        assertThat(newest(company.ana, FORM)).isEmpty();
    }

    @Test
    void theOldestAreDroppedAndWhatIsTooLongIsNotKept() {
        drafts.keep(company.ana, FORM, UUID.randomUUID(), "oldest");
        for (int i = 0; i < 20; i++) {
            company.clock.advance(Duration.ofSeconds(1));
            drafts.keep(company.ana, "form " + i, UUID.randomUUID(), "draft " + i);
        }
        drafts.keep(company.ana, "long", UUID.randomUUID(), "x".repeat(300_001));

        assertThat(newest(company.ana, FORM)).isEmpty();
        assertThat(newest(company.ana, "form 0")).contains("draft 0");
        assertThat(newest(company.ana, "long")).isEmpty();
    }

    @Test
    void whoLeavesLeavesNoDraft() {
        drafts.keep(company.carlos, FORM, UUID.randomUUID(), "mine");
        Staff staff = company.get(Staff.class);

        assertThat(staff.leave(company.elena, company.carlos.person(), Optional.of(company.jon.person()), "He left."))
                .isInstanceOf(StaffResult.Left.class);
        assertThat(staff.comeBack(company.elena, company.carlos.person())).isInstanceOf(StaffResult.Saved.class);
        assertThat(newest(company.carlos, FORM)).isEmpty();
    }

    private Optional<String> newest(Actor person, String form) {
        return drafts.newest(person, form).map(StoredDraft::content);
    }
}
