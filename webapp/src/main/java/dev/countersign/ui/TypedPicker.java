package dev.countersign.ui;

/** A picker whose value can also be typed. A text that is no value stays in it, with a sentence about what is wrong. */
interface TypedPicker {

    /**
     * Shows a text as if it were typed.
     *
     * @return whether it could be read as a value
     */
    boolean readTyped(String text);
}
