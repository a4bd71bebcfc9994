package dev.countersign.e2e.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.util.List;
import java.util.regex.Pattern;

/** A template's form. */
public final class NewRequestPage {

    /** Typed into each purchase request. */
    public static final String REASON =
            "The team moves to the second floor in January; the old desks stay with Support.";

    private final Page page;

    NewRequestPage(Page page) {
        this.page = page;
    }

    public NewRequestPage type(String label, String text) {
        Locator field = page.getByLabel(label).first();
        field.fill(text);
        field.blur();
        return this;
    }

    /** Deletes the last character and types it again, as whoever confirms a text. */
    public NewRequestPage retypeLast(String label) {
        Locator field = field(label);
        String text = field.inputValue();
        field.press("End");
        field.press("Backspace");
        field.press(text.substring(text.length() - 1));
        field.blur();
        return this;
    }

    /** Types a day and goes on with Tab; no calendar opens beside it. */
    public NewRequestPage typeDay(String label, String day) {
        field(label).fill(day);
        assertThat(page.locator("vaadin-date-picker[opened]")).hasCount(0);
        field(label).press("Tab");
        assertThat(page.locator("vaadin-date-picker[opened]")).hasCount(0);
        return this;
    }

    public NewRequestPage choose(String label, String option) {
        open(label);
        page.getByRole(
                        AriaRole.OPTION,
                        new Page.GetByRoleOptions().setName(option).setExact(true))
                .click();
        return this;
    }

    /** Finds a person by a part of the name. */
    public NewRequestPage find(String label, String part, String name) {
        field(label).fill(part);
        page.getByRole(AriaRole.OPTION, new Page.GetByRoleOptions().setName(name))
                .click();
        return this;
    }

    /** Opens the list of choices or the calendar of a field. */
    public NewRequestPage open(String label) {
        Locator field =
                page.locator("vaadin-select, vaadin-date-picker").filter(new Locator.FilterOptions().setHasText(label));
        Locator calendar = field.locator("[part~=toggle-button]");
        (calendar.count() > 0 ? calendar.first() : field).click();
        assertThat(page.locator("vaadin-select[opened], vaadin-date-picker[opened]"))
                .isVisible();
        return this;
    }

    /** A whole purchase. */
    public NewRequestPage purchase(String title, String amount) {
        return type("What do you need?", title)
                .type("Amount", amount)
                .type("Supplier", "Mobiliar SA")
                .choose("Budget", "Office")
                .type("Reason", REASON);
    }

    public void submit() {
        page.getByRole(
                        AriaRole.BUTTON,
                        new Page.GetByRoleOptions().setName("Submit").setExact(true))
                .click();
    }

    /** Presses Submit again and again until the browser leaves the form, as one does when nothing seems to happen. */
    public void keepPressingSubmit() {
        page.evaluate("""
                () => {
                  const submit = [...document.querySelectorAll('vaadin-button')]
                      .find(button => button.textContent.trim() === 'Submit');
                  setInterval(() => submit.click(), 500);
                }
                """);
    }

    /** Submits and waits for the request's page; returns its address. */
    public String submitted() {
        submit();
        page.waitForURL(Pattern.compile(".*/requests/.+"));
        assertThat(page.locator(".case h1")).isVisible();
        return page.url();
    }

    public Locator problems() {
        return page.locator("[role=alert]");
    }

    /** What is said to be wrong with a field, at the field. */
    public Locator problemAt(String label) {
        return input(label).locator("[slot=error-message]");
    }

    /** How the text of a field was understood, as it stands below the field. */
    public Locator understood(String label) {
        return input(label).locator(".understood");
    }

    /** Keeps a copy of the draft, which the form forgets once it was submitted: as if the answer to the submission had been lost. */
    public void keepDraftAside(String lastTyped) {
        page.waitForFunction("text => Object.values(sessionStorage).some(draft => draft.includes(text))", lastTyped);
        page.evaluate("() => { window.aside = { ...sessionStorage }; }");
    }

    public void bringDraftBack() {
        page.evaluate(
                "() => Object.entries(window.aside).forEach(([key, draft]) => sessionStorage.setItem(key, draft))");
    }

    /** Leaves a day in the draft as earlier versions kept it: as it was typed, without saying in which notation. */
    public void forgetHowDayWasWritten(String day, String typed) {
        page.waitForFunction("day => Object.values(sessionStorage).some(draft => draft.includes(day))", day);
        page.evaluate(
                "([day, typed]) => Object.entries(sessionStorage).forEach(([key, draft]) => sessionStorage.setItem(key,"
                        + " draft.replace(`{\"value\":\"${day}\"}`, `{\"text\":\"${typed}\"}`)))",
                List.of(day, typed));
    }

    /** Whether the tab still holds a draft of any form. */
    public boolean keepsDraft() {
        return (Boolean)
                page.evaluate("() => Object.keys(sessionStorage).some(key => key.startsWith('countersign.draft.'))");
    }

    private Locator input(String label) {
        return page.locator("vaadin-text-field, vaadin-text-area, vaadin-select, vaadin-date-picker, vaadin-combo-box")
                .filter(new Locator.FilterOptions().setHas(page.locator("label").getByText(label)));
    }

    public Locator field(String label) {
        return page.getByLabel(label).first();
    }
}
