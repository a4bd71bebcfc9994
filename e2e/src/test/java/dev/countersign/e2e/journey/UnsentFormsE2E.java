package dev.countersign.e2e.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import dev.countersign.e2e.page.InTheOffice;
import dev.countersign.e2e.page.NewRequestPage;
import dev.countersign.e2e.page.Office;
import dev.countersign.e2e.page.Seat;
import dev.countersign.e2e.product.Window;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import org.junit.jupiter.api.Test;

/** What was typed into a form or dialog is there again after a reload, is said not to be saved, and is sent as it is on the screen. */
@InTheOffice
class UnsentFormsE2E {

    private final Office office;

    UnsentFormsE2E(Office office) {
        this.office = office;
    }

    @Test
    void anAbsenceIsRestoredAndSavedThoughUntouched() {
        Seat marta = office.sit("marta@acme.test", "away");
        NewRequestPage form = marta.openForm();
        form.type("Last day", "99.99.");
        // Pablo Rey and Luis Pardo.
        form.type("Stand-in", "Pa");
        form.field("Stand-in").press("Tab");
        assertThat(form.problemAt("Stand-in")).hasText("Choose a person from the list.");
        form.type("Note for colleagues", "Call Jon");
        reload(marta);
        assertThat(form.field("Last day")).hasValue("99.99.");
        assertThat(form.problemAt("Last day")).containsText("Enter a date such as");
        assertThat(form.field("Stand-in")).hasValue("Pa");

        String until =
                LocalDate.now(ZoneId.of("Europe/Madrid")).plusDays(3).format(DateTimeFormatter.ofPattern("dd/MM/yyyy"));
        form.typeDay("Last day", until).find("Stand-in", "Jon", "Jon Sáez");
        reload(marta);
        marta.button("Save").click();
        assertThat(marta.toast()).containsText("Absence saved");
        try {
            assertThat(marta.page().locator(".absence, .rows").first()).containsText("Call Jon");
            assertThat(unsaved(marta)).hasCount(0);
        } finally {
            marta.endAbsence();
        }
    }

    @Test
    void whatEscapeHasTakenBackIsNotRestored() {
        Seat marta = office.sit("marta@acme.test", "away");
        NewRequestPage form = marta.openForm();
        form.type("Note for colleagues", "Call Jon");
        form.field("Stand-in").pressSequentially("Jonathan");
        form.field("Stand-in").press("Escape");
        assertThat(form.field("Stand-in")).hasValue("");
        reload(marta);
        assertThat(form.field("Note for colleagues")).hasValue("Call Jon");
        assertThat(form.field("Stand-in")).hasValue("");
        unsaved(marta).first().getByRole(AriaRole.BUTTON).click();
        assertThat(form.field("Note for colleagues")).hasValue("");
    }

    @Test
    void theSettingsOfTheOrganisationAreRestoredAndSavedThoughUntouched() {
        Seat elena = office.sit("elena@acme.test", "organisation");
        NewRequestPage form = elena.openForm();
        form.type("Seconds to undo a decision", "1.5");
        elena.button("Save undo window").click();
        assertThat(form.field("Seconds to undo a decision")).hasValue("1.5");
        assertThat(form.problemAt("Seconds to undo a decision")).hasText("Enter a whole number from 0 to 60.");
        elena.page()
                .getByLabel("Saturday", new Page.GetByLabelOptions().setExact(true))
                .check();
        time(elena, "End on Saturday").fill("14:00");
        time(elena, "End on Saturday").press("Enter");
        time(elena, "Start on Saturday").fill("25:00");
        time(elena, "Start on Saturday").press("Tab");
        Locator day = elena.page()
                .getByRole(
                        AriaRole.COMBOBOX,
                        new Page.GetByRoleOptions().setName("Day").setExact(true));
        day.fill("24/12/2029");
        day.press("Enter");
        elena.page().locator(".holiday-form").getByLabel("Name").fill("Half a day");
        reload(elena);

        assertThat(form.field("Seconds to undo a decision")).hasValue("1.5");
        assertThat(time(elena, "End on Saturday")).hasValue("14:00");
        assertThat(time(elena, "Start on Saturday")).hasValue("25:00");
        elena.button("Add day").click();
        Locator added = elena.page().locator(".holiday").filter(new Locator.FilterOptions().setHasText("Half a day"));
        assertThat(added).isVisible();
        added.getByRole(AriaRole.BUTTON).click();
        elena.page().locator("vaadin-dialog vaadin-button").last().click();
        assertThat(added).hasCount(0);
        elena.page().locator(".unsaved-note").first().getByRole(AriaRole.BUTTON).click();
        assertThat(form.field("Seconds to undo a decision")).not().hasValue("1.5");
    }

    @Test
    void aDepartmentThatIsNewIsRestoredWithThePerson() {
        Seat elena = office.sit("elena@acme.test", "organisation/people/new");
        NewRequestPage form = elena.openForm();
        form.type("Name", "Noa New");
        form.type("Department", "Robotics");
        form.field("Department").press("Tab");
        form.type("Manager", "Nobody at all");
        reload(elena);

        assertThat(form.field("Department")).hasValue("Robotics");
        assertThat(form.field("Manager")).hasValue("Nobody at all");
        assertThat(form.problemAt("Manager")).containsText("Choose a person from the list.");
    }

    @Test
    void theNoteOfAVersionOutlivesTheDialogAndAReload() {
        Seat greta = office.sit("greta@acme.test", "organisation/templates");
        greta.page().locator("a.template-line").first().click();
        greta.button("Edit").first().click();
        greta.button("Publish…").click();
        Locator note = greta.page().locator("vaadin-dialog[opened] textarea");
        note.fill("Two weeks instead of one.");
        greta.page().reload();
        assertThat(note).hasValue("Two weeks instead of one.");
        greta.page().keyboard().press("Escape");
        assertThat(note).hasCount(0);
        greta.button("Publish…").click();
        assertThat(note).hasValue("Two weeks instead of one.");
    }

    /** On another device, which knows nothing of the first tab. */
    @Test
    void aFormThatWasLeftIsOfferedElsewhereAndSent() {
        Seat ana = office.sit("ana@acme.test", "requests");
        NewRequestPage left = ana.newRequest("purchase-request");
        ana.page()
                .waitForResponse(
                        response -> isKept(String.valueOf(response.request().postData()), NewRequestPage.REASON),
                        () -> left.purchase("Left behind", "1234.50"));

        Seat later = office.visitor(Window.DESK).signInWhereAsked("ana@acme.test", "requests");
        NewRequestPage form = later.newRequest("purchase-request");
        assertThat(form.field("What do you need?")).hasValue("");
        later.button("Continue with the draft").click();
        assertThat(form.field("What do you need?")).hasValue("Left behind");
        form.submitted();
        assertThat(later.page().locator("h1")).hasText("Left behind");
    }

    @Test
    void aDialogIsOpenAgainWithItsReason() {
        Seat ana = office.sit("ana@acme.test", "requests");
        ana.newRequest("purchase-request").purchase("A dialog to reload", "900").submitted();
        String request = ana.page().url().replaceFirst(".*/(requests/.*)", "$1");
        Seat xavi = office.sit("xavi@acme.test", request);
        for (String dialog : new String[] {"Cancel request", "Reassign", "Extend"}) {
            xavi.button(dialog).click();
            reason(xavi).fill("Because of " + dialog);
            xavi.page().reload();
            assertThat(reason(xavi)).hasValue("Because of " + dialog);
            xavi.page().keyboard().press("Escape");
            assertThat(xavi.page().locator("vaadin-dialog[opened]")).hasCount(0);
            xavi.page().reload();
            assertThat(xavi.button(dialog)).isVisible();
            assertThat(xavi.page().locator("vaadin-dialog[opened]")).hasCount(0);
        }
        xavi.button("Cancel request").click();
        assertThat(reason(xavi)).hasValue("Because of Cancel request");
        xavi.page()
                .locator("vaadin-dialog[opened] vaadin-button[theme~=primary]")
                .click();
        assertThat(ana.request().activity()).containsText("Because of Cancel request");
    }

    @Test
    void aFormThatWasOnlyOpenedIsNoDraftAndSigningOutAsksAboutOneThatIs() {
        Seat ana = office.sit("ana@acme.test", "new/expense-report");
        assertThat(ana.page().locator(".form-fields").first()).isVisible();
        ana.newRequest("contract");
        ana.newRequest("expense-report");
        assertThat(ana.page().locator(".submit-form .notice")).hasCount(0);
        ana.newRequest("purchase-request").type("What do you need?", "A lamp");
        ana.page().waitForFunction("() => Object.values(sessionStorage).some(draft => draft.includes('A lamp'))");

        ana.page().locator(".me vaadin-menu-bar-button").first().click();
        ana.page()
                .getByRole(AriaRole.MENUITEM, new Page.GetByRoleOptions().setName("Sign out"))
                .click();
        Locator asks = ana.page().getByRole(AriaRole.ALERTDIALOG);
        assertThat(asks).containsText("You have text in one form that you have not sent or saved.");
        ana.button("Cancel").click();
        assertThat(ana.openForm().field("What do you need?")).hasValue("A lamp");
    }

    private static Locator unsaved(Seat seat) {
        return seat.page().locator(".unsaved-note .notice");
    }

    private static void reload(Seat seat) {
        seat.page().reload();
        assertThat(unsaved(seat).first()).isVisible();
    }

    private static Locator time(Seat seat, String name) {
        return seat.page().getByRole(AriaRole.COMBOBOX, new Page.GetByRoleOptions().setName(name));
    }

    private static Locator reason(Seat seat) {
        return seat.page().locator("vaadin-dialog[opened]").getByLabel("Reason");
    }

    private static boolean isKept(String message, String words) {
        return message.contains("\"kept\"") && message.contains(words);
    }
}
