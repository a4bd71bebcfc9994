package dev.countersign.e2e.page;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.Position;

/** A mouse to point with, and a keyboard to type text. */
record MouseHands(Page page) implements Hands {

    @Override
    public void press(Locator control) {
        control.click();
    }

    @Override
    public void type(Locator field, String text) {
        field.fill(text);
        field.blur();
    }

    @Override
    public void tick(Locator box) {
        box.check();
    }

    @Override
    public void choose(Locator field, String option) {
        field.click();
        option(option).click();
    }

    @Override
    public void find(Locator field, String part, String option) {
        field.click();
        field.fill(part);
        option(option).click();
    }

    @Override
    public void raise(Locator row, Locator above) {
        row.dragTo(above, new Locator.DragToOptions().setTargetPosition(new Position(20, 2)));
    }

    private Locator option(String name) {
        return page.getByRole(AriaRole.OPTION, new Page.GetByRoleOptions().setName(name))
                .first();
    }
}
