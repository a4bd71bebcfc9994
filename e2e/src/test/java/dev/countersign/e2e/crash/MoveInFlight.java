package dev.countersign.e2e.crash;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import dev.countersign.e2e.page.Office;
import dev.countersign.e2e.page.Seat;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;

/** A request that is moved to another version of its template when the crash comes: it has that version, and not yet the execution of it. */
final class MoveInFlight {

    static final String TITLE = "While it is moved";

    private static final String VERSIONS =
            "template_version v join request r using (tenant_id, template_version_id) where v.version = 2 and r.title = ?";

    private final Office office;
    private final Tables tables;

    MoveInFlight(Office office, Tables tables) {
        this.office = office;
        this.tables = tables;
    }

    /** The manager is asked, and no execution can be started. */
    void begin() throws IOException, SQLException {
        publishAgain();
        Seat elena = office.sit("elena@acme.test", "organisation/templates/purchase-request/move");
        elena.page()
                .locator(".move-line")
                .filter(new Locator.FilterOptions().setHasText(TITLE))
                .locator("vaadin-checkbox")
                .click();
        elena.button("Move 1 request").click();
        elena.page().locator("vaadin-dialog textarea").fill("The new rules hold for it.");
        elena.page()
                .locator("vaadin-dialog vaadin-button")
                .filter(new Locator.FilterOptions().setHasText("Move"))
                .last()
                .click();
        assertThat(elena.page().locator("main")).containsText("1 moved, 0 stayed");
    }

    /** After the restart, when it is approved. */
    void seeItMoved() throws IOException, SQLException {
        assertThat(tables.count(VERSIONS, TITLE)).as("on version 2").isEqualTo(1);
        assertThat(tables.count("request_move m join request r using (tenant_id, request_id) where r.title = ?", TITLE))
                .as("moved once")
                .isEqualTo(1);
    }

    /** The same content as the next version. */
    private void publishAgain() throws IOException, SQLException {
        try (Connection owner = tables.database();
                Statement statement = owner.createStatement()) {
            statement.executeUpdate("""
                    insert into template_version (tenant_id, template_version_id, template_id, version, definition, published_at)
                    select v.tenant_id, gen_random_uuid(), v.template_id, v.version + 1, v.definition, now()
                    from template_version v join template t using (tenant_id, template_id) join tenant o using (tenant_id)
                    where t.key = 'purchase-request' and o.slug = 'acme' and v.version = 1
                    """);
        }
    }
}
