package dev.countersign.insight.ui;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * What {@code chart.js} draws.
 *
 * @param labels of the places on the axis
 * @param language tag of the reader's region, for numbers on the axis
 */
record Plot(Shape shape, Unit unit, List<String> labels, List<Series> series, String language) {

    /** How it is drawn. */
    enum Shape {
        COLUMNS,
        STACKED,
        LINES,
        BARS
    }

    /** What its numbers are. */
    enum Unit {
        COUNT,
        SHARE,
        HOURS
    }

    /** A colour of {@code tokens.css}. */
    enum Colour {
        ACCENT,
        YES,
        NO,
        WAIT,
        INK_SOFT
    }

    /**
     * The numbers of one kind.
     *
     * @param values one for each label; NaN where there is none
     * @param line drawn as a line, also among columns
     */
    record Series(String name, Colour colour, boolean line, List<Double> values) {

        Series(String name, Colour colour, List<Double> values) {
            this(name, colour, false, values);
        }
    }

    static double hours(Optional<Duration> length) {
        return length.map(time -> Measures.hours(time).doubleValue()).orElse(Double.NaN);
    }
}
