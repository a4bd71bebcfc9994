package dev.countersign.e2e.page;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;

/** How a person uses a page: with the mouse, or with the keyboard alone. The same journey can be made with both. */
public sealed interface Hands permits MouseHands, KeyboardHands {

    static Hands withMouse(Page page) {
        return new MouseHands(page);
    }

    /** Never points at anything: each control is reached by Tab, and rows of a list by arrow keys. */
    static Hands withKeyboard(Page page) {
        return new KeyboardHands(page);
    }

    /** Presses a button, a row or a link. */
    void press(Locator control);

    /** Replaces what a text field holds. */
    void type(Locator field, String text);

    /** Ticks a box. */
    void tick(Locator box);

    /** Chooses one of few in a list that opens. */
    void choose(Locator field, String option);

    /** Types a part of what is looked for, and takes the option that is found. */
    void find(Locator field, String part, String option);

    /** Moves a row of a list above the one before it. */
    void raise(Locator row, Locator above);
}
