package dev.countersign.e2e.crash;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.FilePayload;
import dev.countersign.e2e.page.Office;
import dev.countersign.e2e.page.Seat;
import dev.countersign.e2e.product.Gate;
import dev.countersign.e2e.product.Wait;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/**
 * Wendy leaves Globex with five open approvals, two groups and a template that names her. Dana replaces her everywhere by one act, which a crash
 * interrupts: two of the approvals have changed hands by then, and the template has not.
 */
final class LeaverInFlight {

    private static final String ADAM = "adam@globex.test";
    private static final List<String> TITLES = Stream.of("one", "two", "three", "four", "five")
            .map("Left behind, "::concat)
            .toList();
    private static final List<String> GROUPS = List.of("Finance", "Security");
    private static final String TEMPLATE = """
            key: crate
            name: {en: Crate of anvils, es: Caja de yunques}
            prefix: CA
            title: what
            form:
              - text: what
                label: {en: What, es: Qué}
                required: true
            steps:
              - approval: seller
                name: {en: Seller, es: Ventas}
                approvers: {person: wendy@globex.test}
                due: 2 days
            """;
    private static final String VERSIONS =
            "template_version join template using (tenant_id, template_id) where key = 'crate' and definition::text like ?";
    private static final String ASKED =
            "assignment s join person p using (tenant_id, person_id) where s.status = 'OPEN' and p.email = ?";

    private final Office office;
    private final Tables tables;

    LeaverInFlight(Office office, Tables tables) {
        this.office = office;
        this.tables = tables;
    }

    /** What Wendy holds, and the gates, before somebody waits at others. */
    List<Gate> prepare() throws IOException, SQLException {
        Seat hank = office.sit("hank@globex.test", "requests");
        for (String title : TITLES) {
            hank.newRequest("purchase-request").purchase(title, "900").submitted();
        }
        Seat adam = office.sit(ADAM, "organisation/templates");
        publish(adam);
        for (String group : GROUPS) {
            openGroup(adam, group).openForm().find("Add a member", "wendy", "Wendy Bell");
            assertThat(adam.link("Wendy Bell")).isVisible();
        }
        Wait.until("the approvals", Duration.ofSeconds(30), () -> tables.count(ASKED, "wendy@globex.test") == 5);
        Gate approval = Gate.open(
                        tables.database(),
                        "insert",
                        "assignment",
                        "new.approval_id = '%s'".formatted(tables.approval(TITLES.get(2))))
                .shut();
        Gate template = Gate.open(
                        tables.database(),
                        "insert",
                        "template_version",
                        "new.definition::text like '%dana@globex.test%'")
                .shut();
        return List.of(approval, template);
    }

    /** The act is done, and what follows it waits in the middle. */
    void begin(List<Gate> gates) {
        leave(office.sit(ADAM, "organisation/people"));
        gates.forEach(Gate::awaitArrival);
    }

    private void publish(Seat adam) {
        adam.button("New template").click();
        adam.page().getByLabel("A YAML file").check();
        assertThat(adam.page().locator("vaadin-upload")).isVisible();
        adam.page()
                .locator("vaadin-upload input[type=file]")
                .setInputFiles(
                        new FilePayload("crate.yaml", "application/yaml", TEMPLATE.getBytes(StandardCharsets.UTF_8)));
        adam.button("Publish…").click();
        adam.openInbox().press("Publish");
        Locator anyway = adam.openInbox()
                .dialog()
                .getByText("Publish anyway")
                .or(adam.page().locator(".template-page").getByText("Version 1"));
        assertThat(anyway.first()).isVisible();
        if (adam.openInbox().dialog().count() > 0) {
            adam.openInbox().answer("Publish anyway");
        }
        assertThat(adam.heading("Crate of anvils")).isVisible();
    }

    private void leave(Seat adam) {
        adam.link("wendy@globex.test").click();
        adam.button("Deactivate").click();
        assertThat(adam.openInbox().dialog()).containsText("5 open approvals wait for them");
        assertThat(adam.openInbox().dialog()).containsText("Groups: Finance, Security");
        assertThat(adam.openInbox().dialog()).containsText("Named in these templates: Crate of anvils");
        adam.openForm().find("Replaced by (optional)", "dana", "Dana Wolfe");
        adam.openInbox().dialog().getByLabel("Reason").fill("Wendy has moved to the coast.");
        adam.openInbox().answer("Deactivate");
    }

    /** After the restart. */
    void seeItFinished() throws IOException, SQLException {
        Seat dana = office.sit("dana@globex.test", "inbox");
        assertThat(dana.openInbox().line("Left behind")).hasCount(TITLES.size());
        Seat adam = office.sit(ADAM, "organisation/groups");
        for (String group : GROUPS) {
            openGroup(adam, group);
            assertThat(adam.link("Dana Wolfe")).isVisible();
            assertThat(adam.link("Wendy Bell")).hasCount(0);
        }
        adam.open("organisation/templates/crate?tab=source");
        assertThat(adam.page().locator(".code")).containsText("dana@globex.test");
        assertThat(tables.count(ASKED, "wendy@globex.test")).isZero();
        assertThat(tables.count(ASKED, "dana@globex.test")).isEqualTo(TITLES.size());
        assertThat(tables.count(VERSIONS, "%dana@globex.test%"))
                .as("published once")
                .isEqualTo(1);
    }

    private static Seat openGroup(Seat adam, String group) {
        adam.open("organisation/groups");
        adam.link(group).first().click();
        assertThat(adam.heading(group).first()).isVisible();
        return adam;
    }
}
