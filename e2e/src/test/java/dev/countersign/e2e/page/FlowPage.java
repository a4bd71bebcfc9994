package dev.countersign.e2e.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;

/** The editor of a draft, with its flow. */
public final class FlowPage {

    private static final String IS_READY = "() => document.querySelector('.flow-editor')?.countersignFlow";
    private static final String IN_THE_LIST = "() => document.activeElement.matches('.flow-stop')";

    private final Page page;

    private FlowPage(Page page) {
        this.page = page;
    }

    /** Begins an empty template. */
    public static FlowPage begin(Seat seat) {
        seat.button("New template").click();
        seat.button("Create").click();
        return on(seat);
    }

    /** The draft that is open. */
    public static FlowPage on(Seat seat) {
        return new FlowPage(seat.page()).ready();
    }

    public FlowPage ready() {
        page.waitForFunction(IS_READY);
        return this;
    }

    public Locator row(String key) {
        return page.locator(".flow-row[data-key='%s']".formatted(key));
    }

    /** The steps in the order of the list. */
    public Locator rows() {
        return page.locator(".flow-list ol .flow-row");
    }

    /** The sign in the drawing at this place. */
    public Locator sign(String within, int part, int index) {
        return page.locator(
                ".flow-plus[data-within='%s'][data-part='%d'][data-index='%d']".formatted(within, part, index));
    }

    /** The button that adds a step at the end of this list. */
    public Locator end(String within, int part) {
        return page.locator("ol[data-within='%s'][data-part='%d'] > li:last-child > .flow-add".formatted(within, part));
    }

    /** In the dialog that asks what to add. */
    public Locator kind(String name) {
        return page.locator(".step-kind")
                .filter(new Locator.FilterOptions()
                        .setHas(page.getByText(name, new Page.GetByTextOptions().setExact(true))));
    }

    /** In the palette of the form: {@code MONEY}. */
    public Locator palette(String kind) {
        return page.locator(".field-palette [data-kind='%s']".formatted(kind));
    }

    /** What opens a group of properties. */
    public Locator group(String name) {
        return page.locator(".flow-side vaadin-details-summary").filter(new Locator.FilterOptions().setHasText(name));
    }

    /** The preview of the form. */
    public Locator preview() {
        return page.locator(".form-frame");
    }

    /** A field of the form in the preview, by its label. */
    public Locator previewed(String label) {
        return preview()
                .getByLabel(label, new Locator.GetByLabelOptions().setExact(true))
                .first();
    }

    public Locator box(String key) {
        return page.locator(".flow-drawing [data-step='%s']".formatted(key));
    }

    /** A field of the properties, by its label or its name for screen readers. */
    public Locator field(String name) {
        return page.locator(".flow-side")
                .getByLabel(name, new Locator.GetByLabelOptions().setExact(true))
                .last();
    }

    /** A field of the properties in which nothing is chosen yet, by what it says then. */
    public Locator empty(String placeholder) {
        return page.locator(".flow-side input[placeholder='%s']".formatted(placeholder));
    }

    /** Chooses in a field of the properties that has a list. */
    public FlowPage choose(String field, String option) {
        field(field).click();
        page.getByRole(
                        AriaRole.OPTION,
                        new Page.GetByRoleOptions().setName(option).setExact(true))
                .click();
        return this;
    }

    /** Goes to the list of steps by the Tab key. */
    public FlowPage tabToTheList() {
        for (int pressed = 0; pressed < 60 && !(Boolean) page.evaluate(IN_THE_LIST); pressed++) {
            page.keyboard().press("Tab");
        }
        return this;
    }

    /** Presses a key in the list, once this step is focused there. */
    public FlowPage press(String focused, String key) {
        assertThat(row(focused)).isFocused();
        page.keyboard().press(key);
        return this;
    }
}
