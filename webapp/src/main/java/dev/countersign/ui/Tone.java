package dev.countersign.ui;

import java.util.Locale;

/** The colour of a status. It is always shown with an icon and a word. */
public enum Tone {
    YES,
    NO,
    WAIT,
    CALM;

    String suffix() {
        return name().toLowerCase(Locale.ROOT);
    }
}
