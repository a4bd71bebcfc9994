package dev.countersign.ui;

import java.util.Locale;

/** The colour family of a status. It always comes with an icon and a word. */
public enum Tone {
    YES,
    NO,
    WAIT,
    CALM;

    String suffix() {
        return name().toLowerCase(Locale.ROOT);
    }
}
