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

/**
 * Somebody leaves Globex with five open approvals, two groups and a template that names them. Dana replaces them everywhere by one act, which a crash
 * interrupts: two of the approvals have changed hands by then, and the template has not.
 */
final class LeaverInFlight {

    private static final String ADAM = "adam@globex.test";
    private static final String VERSIONS =
            "template_version join template using (tenant_id, template_id) where key = ? and definition::text like '%dana@globex.test%'";
    private static final String ASKED =
            "assignment s join person p using (tenant_id, person_id) where s.status = 'OPEN' and p.email = ?";
    private static final String CHANGED_HANDS =
            "approval_act a join person p on p.tenant_id = a.tenant_id and p.person_id = a.from_id where p.email = ?";

    private final Office office;
    private final Tables tables;
    private final Leaver leaver;

    LeaverInFlight(Office office, Tables tables, Leaver leaver) {
        this.office = office;
        this.tables = tables;
        this.leaver = leaver;
    }

    /** What they hold, and the gates, before somebody waits at others. */
    List<Gate> prepare() throws IOException, SQLException {
        Seat adam = office.sit(ADAM, "organisation/templates");
        publish(adam);
        for (String group : leaver.added()) {
            openGroup(adam, group).openForm().find("Add a member", leaver.first(), leaver.name());
            assertThat(adam.link(leaver.name())).isVisible();
        }
        Seat requester = office.sit(leaver.requester(), "requests");
        for (String title : leaver.titles()) {
            requester.newRequest("purchase-request").purchase(title, "900").submitted();
        }
        Wait.until("the approvals", Duration.ofSeconds(30), () -> tables.count(ASKED, leaver.email()) == 5);
        Gate approval = Gate.open(
                        tables.database(),
                        "insert",
                        "assignment",
                        "new.approval_id = '%s'"
                                .formatted(tables.approval(leaver.titles().get(2))))
                .shut();
        Gate template = Gate.open(
                        tables.database(),
                        "insert",
                        "template_version",
                        "new.definition::text like '%dana@globex.test%'")
                .shut();
        return List.of(approval, template);
    }

    /** They are deactivated and replaced by one act, and what follows it waits in the middle. */
    void leave(List<Gate> gates) throws IOException, SQLException {
        Seat adam = open("organisation/people");
        adam.button("Deactivate").click();
        seeWhatIsHeld(adam);
        replaceByDana(adam, "Replaced by (optional)", "Deactivate", gates);
    }

    /** They are deactivated, and nobody gets what they held. */
    void leaveItAll() {
        Seat adam = open("organisation/people");
        adam.button("Deactivate").click();
        seeWhatIsHeld(adam);
        answer(adam, "Deactivate");
        assertThat(adam.button("Activate")).isVisible();
    }

    /** The same act as in {@link #leave}, after {@link #leaveItAll}. */
    void replaceLater(List<Gate> gates) throws IOException, SQLException {
        Seat adam = open("organisation/people?kind=left");
        adam.button("Replace " + leaver.name()).click();
        seeWhatIsHeld(adam);
        replaceByDana(adam, "Replaced by", "Replace", gates);
    }

    private void replaceByDana(Seat adam, String field, String button, List<Gate> gates)
            throws IOException, SQLException {
        adam.openForm().find(field, "dana", "Dana Wolfe");
        answer(adam, button);
        gates.forEach(Gate::awaitArrival);
        assertThat(tables.count(ASKED, leaver.email())).as("in the middle").isEqualTo(3);
    }

    private Seat open(String list) {
        Seat adam = office.sit(ADAM, list);
        adam.link(leaver.email()).click();
        assertThat(adam.heading(leaver.name()).first()).isVisible();
        return adam;
    }

    private void seeWhatIsHeld(Seat adam) {
        assertThat(adam.openInbox().dialog()).containsText("5 open approvals wait for them");
        assertThat(adam.openInbox().dialog()).containsText("Groups: " + String.join(", ", leaver.groups()));
        assertThat(adam.openInbox().dialog()).containsText("Named in these templates: " + leaver.template());
    }

    private static void answer(Seat adam, String button) {
        adam.openInbox().dialog().getByLabel("Reason").fill("Somebody has moved to the coast.");
        adam.openInbox().answer(button);
    }

    private void publish(Seat adam) {
        adam.button("New template").click();
        adam.page().getByLabel("A YAML file").check();
        assertThat(adam.page().locator("vaadin-upload")).isVisible();
        adam.page()
                .locator("vaadin-upload input[type=file]")
                .setInputFiles(new FilePayload(
                        leaver.key() + ".yaml",
                        "application/yaml",
                        leaver.definition().getBytes(StandardCharsets.UTF_8)));
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
        assertThat(adam.heading(leaver.template())).isVisible();
    }

    /** After the restart: each change was made once. */
    void seeThemReplaced() throws IOException, SQLException {
        Seat dana = office.sit("dana@globex.test", "inbox");
        assertThat(dana.openInbox().line("Left by " + leaver.first()))
                .hasCount(leaver.titles().size());
        Seat adam = office.sit(ADAM, "organisation/groups");
        for (String group : leaver.groups()) {
            openGroup(adam, group);
            assertThat(adam.link("Dana Wolfe")).isVisible();
            assertThat(adam.link(leaver.name())).hasCount(0);
        }
        adam.open("organisation/templates/%s?tab=source".formatted(leaver.key()));
        assertThat(adam.page().locator(".code")).containsText("dana@globex.test");
        assertThat(tables.count(ASKED, leaver.email())).isZero();
        assertThat(tables.count(CHANGED_HANDS, leaver.email()))
                .as("changed hands once")
                .isEqualTo(5);
        assertThat(tables.count(VERSIONS, leaver.key())).as("published once").isEqualTo(1);
    }

    private static Seat openGroup(Seat adam, String group) {
        adam.open("organisation/groups");
        adam.link(group).first().click();
        assertThat(adam.heading(group).first()).isVisible();
        return adam;
    }
}
