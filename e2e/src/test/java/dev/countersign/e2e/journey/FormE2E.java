package dev.countersign.e2e.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.e2e.page.InTheOffice;
import dev.countersign.e2e.page.NewRequestPage;
import dev.countersign.e2e.page.Office;
import dev.countersign.e2e.page.Seat;
import dev.countersign.e2e.product.Window;
import org.junit.jupiter.api.Test;

/** A form that cannot be submitted shows a sentence at the field, and nothing typed is lost. */
@InTheOffice
class FormE2E {

    private static final int KIB = 1024;

    private final Office office;

    FormE2E(Office office) {
        this.office = office;
    }

    @Test
    void whatIsWrongIsSaidAtItsFieldAndStaysAsItWasTyped() {
        String tooLong = "A desk ".repeat(20);
        NewRequestPage form = office.sit("ana@acme.test", "requests")
                .newRequest("purchase-request")
                .purchase(tooLong, "20000000")
                .typeDay("Needed by", "31/02/2031");

        form.submit();

        assertThat(form.problems()).containsText("Check 3 answers");
        assertThat(form.problemAt("What do you need?"))
                .hasText("Use at most 120 characters. This has %d."
                        .formatted(tooLong.strip().length()));
        assertThat(form.problemAt("Amount")).hasText("Enter €10,000,000 or less.");
        assertThat(form.problemAt("Needed by")).containsText("This date does not exist.");
        assertThat(form.field("What do you need?")).hasValue(tooLong);
        assertThat(form.field("What do you need?")).isFocused();
        assertThat(form.field("Amount")).hasValue("20000000");
        assertThat(form.field("Needed by")).hasValue("31/02/2031");

        form.type("What do you need?", "A desk").type("Amount", "12,5").typeDay("Needed by", "01/02/2031");
        form.submit();

        assertThat(form.problems()).containsText("Check 1 answer");
        assertThat(form.problemAt("Amount")).hasText("Enter an amount such as 1,500.00 or 1500.");
        assertThat(form.field("Amount")).hasValue("12,5");

        form.type("Amount", "12.500");
        assertThat(form.problemAt("Amount")).hasText("Amounts in EUR have at most 2 decimals. Enter 1,500.00 or 1500.");
        form.type("Amount", "12.50 EUR");
        assertThat(form.understood("Amount")).hasText("€12.50");
        form.submitted();
    }

    @Test
    void anotherLanguageChangesNoValue() {
        String reason =
                "Line one,\nline two: 1,500.00 on 04/12/2031. ".repeat(40).strip();
        Seat ana = office.visitor(Window.DESK).signInWhereAsked("ana@acme.test", "new/purchase-request");
        NewRequestPage form = ana.openForm()
                .purchase("Ladders", "1,500")
                .type("Reason", reason)
                .typeDay("Needed by", "31/02/2031");
        assertThat(form.understood("Amount")).hasText("€1,500.00");

        ana.speak("Español");

        assertThat(form.field("Importe")).hasValue("1.500");
        assertThat(form.understood("Importe")).hasText("1.500,00 €");
        assertThat(form.field("Motivo")).hasValue(reason);
        assertThat(form.field("Se necesita para")).hasValue("31/02/2031");
        assertThat(form.problemAt("Se necesita para")).containsText("Esta fecha no existe.");
        form.typeDay("Se necesita para", "4.12.31");
        assertThat(form.field("Se necesita para")).hasValue("4/12/2031");
        ana.button("Enviar").click();
        assertThat(ana.heading("Ladders")).isVisible();
        assertThat(ana.page().locator(".case")).containsText("1.500 €");
        assertThat(ana.page().locator(".case")).containsText("4 dic 2031");
        assertThat(form.keepsDraft()).isFalse();
    }

    @Test
    void whatNobodyCanTellIsAskedAboutUntilItIsEdited() {
        Seat ana = office.visitor(Window.DESK).signInWhereAsked("ana@acme.test", "new/purchase-request");
        NewRequestPage form = ana.openForm().purchase("Ladders", "12.500").typeDay("Needed by", "04/12/2031");
        form.forgetHowDayWasWritten("2031-12-04", "04/12/2031");
        ana.speak("Español");
        assertThat(form.problemAt("Importe")).containsText("se escribió con otro formato");
        assertThat(form.problemAt("Se necesita para")).containsText("se escribió con otro formato");

        ana.page().reload();

        assertThat(form.field("Importe")).hasValue("12.500");
        assertThat(form.problemAt("Importe")).containsText("se escribió con otro formato");
        assertThat(form.field("Se necesita para")).hasValue("04/12/2031");
        form.field("Se necesita para").focus();
        form.field("Se necesita para").press("Tab");
        ana.button("Enviar").click();
        assertThat(form.problems()).containsText("2 respuestas");
        assertThat(form.field("Se necesita para")).hasValue("04/12/2031");

        form.retypeLast("Importe").typeDay("Se necesita para", "04/12/2031");
        assertThat(form.understood("Importe")).hasText("12.500,00 €");
        assertThat(form.field("Se necesita para")).hasValue("4/12/2031");
        ana.button("Enviar").click();
        assertThat(ana.heading("Ladders")).isVisible();
    }

    /** The combo box used to restore the earlier choice or to empty the field without a message. */
    @Test
    void aNameThatNobodyHasStaysInItsFieldWithASentence() {
        Seat ana = office.sit("ana@acme.test", "requests");
        NewRequestPage form = ana.newRequest("access-request").find("System owner", "sof", "Sofía León");

        form.field("System owner").fill("Zacharias");
        form.field("System owner").press("Tab");
        assertThat(form.problemAt("System owner")).containsText("No one called “Zacharias” can be chosen here.");
        assertThat(form.field("System owner")).hasValue("Zacharias");

        form.field("System owner").fill("Zachary");
        form.submit();
        assertThat(form.problems()).containsText("No one called “Zachary” can be chosen here.");
        assertThat(form.field("System owner")).hasValue("Zachary");
        ana.page().reload();
        assertThat(form.field("System owner")).hasValue("Zachary");
        assertThat(form.problemAt("System owner")).containsText("No one called “Zachary”");

        form.field("System owner").fill("sofia leon");
        form.field("System owner").press("Tab");
        assertThat(form.problemAt("System owner")).isHidden();
        assertThat(form.field("System owner")).hasValue("Sofía León");
    }

    @Test
    void whatIsSentFromADuplicatedTabIsARequestOfItsOwn() {
        Seat ana = office.sit("ana@acme.test", "requests");
        NewRequestPage form = ana.newRequest("purchase-request").purchase("Ladders", "900");
        Seat copy = ana.duplicate("old desks stay with Support");
        NewRequestPage other = copy.openForm();
        assertThat(other.field("Amount")).hasValue("900");
        assertThat(copy.page().locator(".notice")).containsText("This tab is a duplicate.");

        String first = form.submitted();
        String second =
                other.type("What do you need?", "Stairs").type("Amount", "1200").submitted();

        assertThat(second).isNotEqualTo(first);
        assertThat(copy.heading("Stairs")).isVisible();
        assertThat(copy.page().locator(".case")).containsText("€1,200");
        copy.page().close();
    }

    @Test
    void otherAnswersUnderASubmissionThatWasSentAreAskedAboutAndNotLost() {
        Seat ana = office.sit("ana@acme.test", "requests");
        NewRequestPage form = ana.newRequest("purchase-request").purchase("Ladders", "900");
        form.type("Reason", "They are too short.").keepDraftAside("too short");
        form.submitted();

        form.bringDraftBack();
        ana.open("new/purchase-request");
        assertThat(form.field("Amount")).hasValue("900");
        form.type("What do you need?", "Stairs").submit();

        assertThat(form.problems()).containsText("was already submitted from this form, with different answers");
        assertThat(form.field("What do you need?")).hasValue("Stairs");
        ana.button("Submit as a new request").click();
        assertThat(ana.heading("Stairs")).isVisible();
    }

    @Test
    void aFormLargerThanAllowedIsRefusedAndKept() {
        // One field takes 150,000 characters, and the form takes less than two of them.
        String long140KiB = "words ".repeat(140 * KIB / 6);
        NewRequestPage form = office.sit("ana@acme.test", "requests")
                .newRequest("purchase-request")
                .purchase("A library", "900")
                .type("Supplier", long140KiB)
                .type("Reason", long140KiB);

        form.submit();

        assertThat(form.problems()).containsText("This form is larger than 240 KB.");
        assertThat(form.field("Reason")).hasValue(long140KiB);
        form.type("Supplier", "Rivas").type("Reason", "Short after all.").submitted();
    }

    @Test
    void scriptIsTextAndNeverRuns() {
        String title = "<img src=x onerror=\"window.ran=1\">";
        String reason = "<script>window.ran = 2</script> {{ran = 3}} ${ran}";
        Seat ana = office.sit("ana@acme.test", "requests");
        String address = ana.newRequest("purchase-request")
                .purchase(title, "900")
                .type("Reason", reason)
                .submitted();
        ana.request().comment("<svg onload=\"window.ran=4\"></svg>");
        assertThat(ana.heading(title)).isVisible();
        assertThat(ana.page().locator(".case")).containsText(reason);
        assertThat(ana.request().activity()).containsText("<svg onload");

        Seat marta = office.sit("marta@acme.test", "inbox");
        marta.openInbox().select(title).deny("<b onmouseover=\"window.ran=5\">no</b>");
        assertThat(marta.toast()).containsText("denied");
        assertThat(ana.request().reason()).containsText("<b onmouseover");
        ana.page().navigate(address);
        assertThat(ana.request().reason()).containsText("<b onmouseover");
        Seat reader = office.sit("marta@acme.test", "requests");
        reader.mailbox();

        for (Seat seat : new Seat[] {ana, marta, reader}) {
            assertThat(seat.page().evaluate("window.ran === undefined")).isEqualTo(true);
        }
    }
}
