package dev.countersign.e2e.crash;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.AriaRole;
import dev.countersign.e2e.page.InboxPage;
import dev.countersign.e2e.page.Office;
import dev.countersign.e2e.page.Seat;
import dev.countersign.e2e.product.Gate;
import dev.countersign.e2e.product.Product;
import dev.countersign.e2e.product.Wait;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;

/**
 * The JVM and PostgreSQL are killed after the vendor has booked, and before Countersign knows it. After the restart the call is made again, with the key by which
 * the vendor tells that it has booked already.
 */
@TestInstance(Lifecycle.PER_CLASS)
class BookingE2E {

    private Office office;

    @BeforeAll
    void start(@TempDir Path folder) throws IOException {
        office = Office.around(Product.on(
                        folder.resolve("data"),
                        Map.of("countersign.undo-window", "2s", "countersign.queues.visibility", "5s"))
                .start());
    }

    @AfterAll
    void stop() {
        office.close();
    }

    @Test
    void aTripThatIsBeingBookedDuringTheCrashIsBookedOnceAndGoesOn() throws IOException, SQLException {
        publishTravelRequest();
        ask("Bergen");
        Gate answers = Gate.open(office.product().database("local_aws"), "delete", "sfn_call");
        InboxPage inbox = office.sit("marta@acme.test", "inbox").openInbox();
        answers.shut();
        inbox.select("Bergen, 11 Nov 2099 – 12 Dec 2099").approve();
        answers.awaitArrival();
        Wait.until("the flight at the vendor", Duration.ofSeconds(30), () -> booked().size() == 1);

        office.product().kill();
        office.product().start();

        Seat ana = office.sit("ana@acme.test", "requests");
        ana.page()
                .locator("a.request-line")
                .filter(new Locator.FilterOptions().setHasText("Bergen"))
                .click();
        assertThat(ana.request().status())
                .hasText("Approved", new LocatorAssertions.HasTextOptions().setTimeout(60_000));
        assertThat(booked()).containsExactly("flights", "hotels", "transport");
    }

    /** What the vendor has ever booked or cancelled, as its own file says. */
    private List<String> booked() throws IOException {
        Path file = office.product().data().resolve(Path.of("vendor", "bookings.jsonl"));
        return Files.exists(file)
                ? Files.readAllLines(file).stream()
                        .map(line -> JsonMapper.shared().readTree(line))
                        .map(booking -> booking.path("kind").asString()
                                + (booking.path("cancelled").asBoolean() ? " cancelled" : ""))
                        .toList()
                : List.of();
    }

    private void publishTravelRequest() {
        Seat elena = office.sit("elena@acme.test", "organisation/templates");
        Page page = elena.page();
        elena.button("New template").click();
        page.getByLabel("A ready template").check();
        page.locator("vaadin-dialog vaadin-combo-box:not([hidden]) input").fill("Travel");
        page.getByRole(AriaRole.OPTION, new Page.GetByRoleOptions().setName("Travel request"))
                .click();
        elena.button("Create").click();
        elena.button("Publish…").click();
        elena.button("Publish").click();
        elena.button("Publish anyway").click();
        assertThat(elena.toast()).containsText("Version 1 is published.");
    }

    private void ask(String city) {
        Seat ana = office.sit("ana@acme.test", "requests");
        ana.newRequest("travel-request")
                .type("Where to?", city)
                .choose("How far?", "On this continent")
                .choose("Purpose", "Customer or partner")
                .typeDay("Departure", "11/11/2099")
                .typeDay("Return", "12/12/2099")
                .type("What is it for?", "A customer wants to see us.");
        Page page = ana.page();
        Locator cost = page.locator(".table-row").first();
        cost.locator("vaadin-select").click();
        page.getByRole(
                        AriaRole.OPTION,
                        new Page.GetByRoleOptions().setName("Hotel").setExact(true))
                .click();
        cost.getByLabel("Amount").fill("400");
        cost.getByLabel("Amount").blur();
        for (String booking : List.of("Flight", "Hotel", "Transport there")) {
            page.getByRole(
                            AriaRole.CHECKBOX,
                            new Page.GetByRoleOptions().setName(booking).setExact(true))
                    .check();
        }
        ana.openForm().submitted();
    }
}
