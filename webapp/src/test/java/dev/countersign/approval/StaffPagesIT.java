package dev.countersign.approval;

import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.administration.Staff;
import dev.countersign.administration.StaffDraft;
import dev.countersign.administration.StaffFilter;
import dev.countersign.administration.StaffPlace;
import dev.countersign.administration.StaffResult;
import dev.countersign.administration.StaffRow;
import dev.countersign.people.Role;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The list of people, page by page, while it changes. */
class StaffPagesIT {

    private static final StaffFilter FILTER = new StaffFilter(StaffFilter.Kind.ACTIVE, "paginated");

    @RegisterExtension
    private final Companies companies = new Companies();

    private final Company company = companies.open();
    private final Staff staff = company.get(Staff.class);

    @Test
    void whoeverIsRenamedMeanwhileTheNextPageBeginsWhereTheOneBeforeHasEnded() {
        for (int i = 0; i <= Staff.PAGE; i++) {
            assertThat(staff.add(company.elena, draft("Paginated %02d".formatted(i), "p" + i + "@acme.test")))
                    .isInstanceOf(StaffResult.Added.class);
        }
        StaffRow last = page(Optional.empty()).get(Staff.PAGE - 1);
        String name = last.person().name();
        assertThat(name).isEqualTo("Paginated 49");
        Optional<StaffPlace> place = StaffPlace.read(last.place().text());

        for (String other : List.of("Zzz Paginated", "Aaa Paginated")) {
            assertThat(staff.change(
                            company.elena,
                            last.person().id(),
                            draft(name, "p49@acme.test"),
                            draft(other, "p49@acme.test")))
                    .isEqualTo(new StaffResult.Saved());
            name = other;

            assertThat(page(place).getFirst().person().name()).as(other).isEqualTo("Paginated 50");
        }
    }

    private List<StaffRow> page(Optional<StaffPlace> after) {
        return staff.page(company.elena, FILTER, after).orElseThrow();
    }

    private static StaffDraft draft(String name, String email) {
        return new StaffDraft(
                name,
                email,
                Optional.empty(),
                Optional.empty(),
                Locale.forLanguageTag("en-GB"),
                ZoneId.of("Europe/Madrid"),
                Set.of(Role.EMPLOYEE));
    }
}
