package dev.countersign.brand;

import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * The colour of links, buttons and marks of an organisation. The chosen colour is shown where text in it can be read, which needs a contrast of 4.5 to 1
 * (WCAG 2.2, 1.4.3) with each background of the theme. Where it has less, a darker or a lighter one is shown.
 */
public final class Accent {

    private static final double READABLE = 4.5;

    private static final Color BLACK = new Color(0, 0, 0);
    private static final Color WHITE = new Color(255, 255, 255);

    /** The backgrounds of each theme in {@code tokens.css} that text in the accent colour can have, and the one under selected rows. */
    private static final Theme LIGHT =
            new Theme(List.of("#fbfbf9", "#ffffff", "#f3f2ee", "#f0f0ec"), "#ffffff", 0.08, "#ffffff");

    private static final Theme DARK =
            new Theme(List.of("#14161d", "#1b1e27", "#222632", "#232733", "#262a36"), "#1b1e27", 0.16, "#10131c");

    private final Color chosen;
    private final Color light;
    private final Color dark;

    private Accent(Color chosen) {
        this.chosen = chosen;
        this.light = LIGHT.readable(chosen, color -> color.over(BLACK, 0.96));
        this.dark = DARK.readable(chosen, color -> color.over(WHITE, 0.96));
    }

    /** Empty if the text is not a colour in hexadecimal notation. */
    public static Optional<Accent> parse(String text) {
        return Color.parse(text).map(Accent::new);
    }

    /** As it was chosen: "#3049c5". */
    public String chosen() {
        return chosen.written();
    }

    /** What is shown on light pages. */
    public String light() {
        return light.written();
    }

    /** What is shown on dark pages. */
    public String dark() {
        return dark.written();
    }

    /** The background of what is selected on light pages. */
    public String selectedLight() {
        return LIGHT.selected(light).written();
    }

    /** The background of what is selected on dark pages. */
    public String selectedDark() {
        return DARK.selected(dark).written();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Accent accent && accent.chosen.equals(chosen);
    }

    @Override
    public int hashCode() {
        return chosen.hashCode();
    }

    @Override
    public String toString() {
        return chosen();
    }

    /**
     * The colours of a theme.
     *
     * @param share how much accent colour there is in the background of what is selected
     * @param onAccent text on the accent colour
     */
    private record Theme(List<Color> backgrounds, Color surface, double share, Color onAccent) {

        Theme(List<String> backgrounds, String surface, double share, String onAccent) {
            this(backgrounds.stream().map(Color::of).toList(), Color.of(surface), share, Color.of(onAccent));
        }

        Color selected(Color accent) {
            return accent.over(surface, share);
        }

        Color readable(Color chosen, UnaryOperator<Color> next) {
            Color shown = chosen;
            while (!isReadable(shown)) {
                shown = next.apply(shown);
            }
            return shown;
        }

        private boolean isReadable(Color accent) {
            return accent.contrast(selected(accent)) >= READABLE
                    && accent.contrast(onAccent) >= READABLE
                    && backgrounds.stream().allMatch(background -> accent.contrast(background) >= READABLE);
        }
    }
}
