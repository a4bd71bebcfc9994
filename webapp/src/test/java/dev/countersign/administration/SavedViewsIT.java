package dev.countersign.administration;

import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.people.Actor;
import dev.countersign.tenant.TenantId;
import dev.countersign.testing.Organisation;
import dev.countersign.testing.Services;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.junit.jupiter.SpringJUnitConfig;

/** Filters that people keep under a name. */
@SpringJUnitConfig(Services.class)
class SavedViewsIT {

    private final SavedViews views;
    private final Actor elena;
    private final Actor xavi;

    @Autowired
    SavedViewsIT(SavedViews views, Organisation organisation) {
        this.views = views;
        TenantId acme = organisation.found();
        this.elena = organisation.administrator(acme, "Elena Prado");
        this.xavi = organisation.administrator(acme, "Xavi Unzué");
    }

    @Test
    void aViewIsKeptUnderItsNameAndOnlyForWhoeverSavedIt() {
        assertThat(views.save(elena, new SavedView(" Late ones ", "state=open&older=30")))
                .isEqualTo(new SavedViewResult.Saved());
        assertThat(views.save(elena, new SavedView("Failed", "trouble=failed"))).isEqualTo(new SavedViewResult.Saved());
        assertThat(views.of(elena))
                .containsExactly(
                        new SavedView("Failed", "trouble=failed"), new SavedView("Late ones", "state=open&older=30"));
        assertThat(views.of(xavi)).isEmpty();

        views.save(elena, new SavedView("Late ones", "state=open&older=60"));
        assertThat(views.of(elena)).hasSize(2).contains(new SavedView("Late ones", "state=open&older=60"));
        views.remove(xavi, "Late ones");
        assertThat(views.of(elena)).hasSize(2);
        views.remove(elena, "Late ones");
        assertThat(views.of(elena)).containsExactly(new SavedView("Failed", "trouble=failed"));
    }

    @Test
    void numbersInNamesAreInTheirOrder() {
        for (String name : new String[] {"view 10", "View 2", "Über", "View 1", "2030", "9"}) {
            views.save(elena, new SavedView(name, ""));
        }
        assertThat(views.of(elena))
                .extracting(SavedView::name)
                .containsExactly("9", "2030", "Über", "View 1", "View 2", "view 10");
    }

    @Test
    void thereIsAMost() {
        for (int number = 0; number < SavedViews.MOST; number++) {
            assertThat(views.save(elena, new SavedView("View " + number, ""))).isEqualTo(new SavedViewResult.Saved());
        }
        assertThat(views.save(elena, new SavedView("One more", "")))
                .isEqualTo(new SavedViewResult.TooMany(SavedViews.MOST));
        assertThat(views.save(elena, new SavedView("View 0", "state=denied"))).isEqualTo(new SavedViewResult.Saved());
        assertThat(views.save(elena, new SavedView("  ", ""))).isEqualTo(new SavedViewResult.NameMissing());
    }
}
