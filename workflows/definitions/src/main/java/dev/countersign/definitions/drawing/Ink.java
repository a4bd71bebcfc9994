package dev.countersign.definitions.drawing;

import dev.countersign.definitions.edit.Place;

/** Writes SVG. All texts are escaped, and shortened to the space that they have: the whole text is the tooltip of its box. */
public final class Ink {

    /** The average widths of a character in the two sizes of text, in pixels; wide on purpose. */
    private static final double NAME_CHARACTER = 7.2;

    private static final double DETAIL_CHARACTER = 6.1;

    private static final int ARROW = 5;

    private final StringBuilder svg = new StringBuilder();

    static int detailWidth(String text) {
        return (int) Math.ceil(text.codePointCount(0, text.length()) * DETAIL_CHARACTER);
    }

    /** A straight line. */
    public void line(int fromX, int fromY, int toX, int toY) {
        if (fromX != toX || fromY != toY) {
            svg.append("<path class=\"flow-line\" d=\"M%d %dL%d %d\"/>".formatted(fromX, fromY, toX, toY));
        }
    }

    /**
     * A way with its head at the last point.
     *
     * @param places x and y of each point, from first to last
     */
    public void way(String style, int... places) {
        svg.append("<path class=\"flow-line ").append(style).append("\" d=\"");
        for (int at = 0; at < places.length; at += 2) {
            svg.append(at == 0 ? 'M' : 'L').append(places[at]).append(' ').append(places[at + 1]);
        }
        int x = places[places.length - 2];
        int y = places[places.length - 1];
        // Turned towards where the last part of the way comes from.
        int dx = Integer.signum(x - places[places.length - 4]);
        int dy = Integer.signum(y - places[places.length - 3]);
        svg.append("M%d %dL%d %dL%d %d\"/>"
                .formatted(
                        x - ARROW * (dx + dy),
                        y - ARROW * (dy + dx),
                        x,
                        y,
                        x - ARROW * (dx - dy),
                        y - ARROW * (dy - dx)));
    }

    /** A rectangle; what is written until {@link #endBox} belongs to it. */
    public void box(String style, String key, int x, int y, int width, int height) {
        svg.append("<g class=\"").append(style).append('"');
        if (!key.isEmpty()) {
            svg.append(" data-step=\"").append(escaped(key)).append('"');
        }
        svg.append("><rect x=\"%d\" y=\"%d\" width=\"%d\" height=\"%d\" rx=\"10\"/>".formatted(x, y, width, height));
    }

    /** Where a step can be added. */
    void plus(Place place, int x, int y) {
        svg.append("<g class=\"flow-plus\" data-within=\"")
                .append(escaped(place.within()))
                .append("\" data-part=\"%d\" data-index=\"%d\">".formatted(place.part(), place.index()))
                .append("<circle cx=\"%d\" cy=\"%d\" r=\"9\"/>".formatted(x, y))
                .append("<path d=\"M%d %dh8M%d %dv8\"/></g>".formatted(x - 4, y, x, y - 4));
    }

    /** What is written until {@link #endBox} has this tooltip; none if it is empty. */
    public void tip(String text) {
        svg.append("<g>");
        if (!text.isEmpty()) {
            svg.append("<title>").append(escaped(text)).append("</title>");
        }
    }

    /** Ends the rectangle, or the tooltip, that was begun last. */
    public void endBox() {
        svg.append("</g>");
    }

    /** A text around this place. */
    public void text(String style, String text, int x, int y, int space) {
        write(style + "\" text-anchor=\"middle", text, x, y, space);
    }

    /** A text that begins at this place. */
    public void textFrom(String style, String text, int x, int y, int space) {
        write(style, text, x, y, space);
    }

    private void write(String attributes, String text, int x, int y, int space) {
        double character = attributes.startsWith("flow-name") ? NAME_CHARACTER : DETAIL_CHARACTER;
        String shown = fitting(text, (int) (space / character));
        svg.append("<text class=\"").append(attributes).append("\" x=\"%d\" y=\"%d\">".formatted(x, y));
        if (!shown.equals(text)) {
            svg.append("<title>").append(escaped(text)).append("</title>");
        }
        svg.append(escaped(shown)).append("</text>");
    }

    private static String fitting(String text, int most) {
        return text.codePointCount(0, text.length()) <= most
                ? text
                : text.substring(0, text.offsetByCodePoints(0, Math.max(most - 1, 0)))
                                .stripTrailing() + "…";
    }

    /**
     * The whole image.
     *
     * @param title for screen readers, which get one sentence and not the parts of the image
     */
    public String svg(String title, int width, int height) {
        return ("<svg xmlns=\"http://www.w3.org/2000/svg\" class=\"flow-drawing\" role=\"img\" aria-label=\"%s\" "
                                + "width=\"%d\" height=\"%d\" viewBox=\"0 0 %2$d %3$d\">")
                        .formatted(escaped(title), width, height)
                + svg + "</svg>";
    }

    /** For text and for attributes in double quotes. Characters that XML does not allow are dropped. */
    private static String escaped(String text) {
        StringBuilder safe = new StringBuilder();
        text.codePoints().forEach(character -> {
            switch (character) {
                case '&' -> safe.append("&amp;");
                case '<' -> safe.append("&lt;");
                case '>' -> safe.append("&gt;");
                case '"' -> safe.append("&quot;");
                default -> {
                    if (isAllowed(character)) {
                        safe.appendCodePoint(character);
                    }
                }
            }
        });
        return safe.toString();
    }

    private static boolean isAllowed(int character) {
        boolean isPlain = character >= ' ' && character < 0xFFFE;
        return character > 0xFFFF || (isPlain && Character.getType(character) != Character.SURROGATE);
    }
}
