package dev.countersign.brand;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** An opaque sRGB colour, each part from 0 to 255. */
record Color(int red, int green, int blue) {

    private static final Pattern WRITTEN = Pattern.compile("#?([0-9a-fA-F]{6}|[0-9a-fA-F]{3})");

    /** Of "#3049c5", "3049C5" or "#34c". */
    static Optional<Color> parse(String text) {
        Matcher written = WRITTEN.matcher(text.strip());
        if (!written.matches()) {
            return Optional.empty();
        }
        String digits = written.group(1).length() == 3 ? written.group(1).replaceAll("(.)", "$1$1") : written.group(1);
        int rgb = Integer.parseInt(digits, 16);
        return Optional.of(new Color(rgb >> 16, (rgb >> 8) & 0xFF, rgb & 0xFF));
    }

    static Color of(String text) {
        return parse(text).orElseThrow(() -> new IllegalArgumentException("not a colour: " + text));
    }

    /** As CSS writes it: "#3049c5". */
    String written() {
        return String.format(Locale.ROOT, "#%02x%02x%02x", red, green, blue);
    }

    /** This much of this colour over the other. */
    Color over(Color other, double share) {
        return new Color(mix(red, other.red, share), mix(green, other.green, share), mix(blue, other.blue, share));
    }

    /** The contrast ratio, from 1 to 21, as WCAG 2.2 defines it. */
    double contrast(Color other) {
        double one = luminance();
        double two = other.luminance();
        return (Math.max(one, two) + 0.05) / (Math.min(one, two) + 0.05);
    }

    private double luminance() {
        return 0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue);
    }

    private static double linear(int part) {
        double share = part / 255.0;
        return share <= 0.04045 ? share / 12.92 : Math.pow((share + 0.055) / 1.055, 2.4);
    }

    private static int mix(int one, int two, double share) {
        return (int) Math.round(one * share + two * (1 - share));
    }
}
