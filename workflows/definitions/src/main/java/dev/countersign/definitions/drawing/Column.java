package dev.countersign.definitions.drawing;

import dev.countersign.definitions.edit.Place;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Shapes one below the other, connected by lines; a mere line if there is none.
 *
 * @param slots null in a drawing in which nothing is changed
 */
record Column(List<Shape> shapes, @Nullable Slots slots) implements Shape {

    /**
     * The places where steps can be added.
     *
     * @param before how many shapes stand before the first step
     */
    record Slots(String within, int part, int before) {

        Place at(int index) {
            return new Place(within, part, index - before);
        }
    }

    private static final int GAP = 26;
    private static final int GAP_TO_EDIT = 34;
    private static final int EMPTY = 24;

    Column {
        shapes = List.copyOf(shapes);
    }

    boolean isEdited() {
        return slots != null;
    }

    private int gap() {
        return isEdited() ? GAP_TO_EDIT : GAP;
    }

    /** Draws the signs above its first shape and below its last one. */
    void ends(Ink ink, int x, int above, int below) {
        if (slots != null) {
            ink.plus(slots.at(0), x, above);
            if (!shapes.isEmpty()) {
                ink.plus(slots.at(shapes.size()), x, below);
            }
        }
    }

    @Override
    public int left() {
        return shapes.stream().mapToInt(Shape::left).max().orElse(Lane.EMPTY_HALF);
    }

    @Override
    public int right() {
        return shapes.stream().mapToInt(Shape::right).max().orElse(Lane.EMPTY_HALF);
    }

    @Override
    public int height() {
        return shapes.isEmpty()
                ? EMPTY
                : shapes.stream().mapToInt(Shape::height).sum() + gap() * (shapes.size() - 1);
    }

    @Override
    public void draw(Ink ink, int x, int y) {
        if (shapes.isEmpty()) {
            ink.line(x, y, x, y + EMPTY);
        }
        int top = y;
        for (int at = 0; at < shapes.size(); at++) {
            if (at > 0) {
                ink.line(x, top, x, top + gap());
                if (slots != null) {
                    ink.plus(slots.at(at), x, top + gap() / 2);
                }
                top += gap();
            }
            shapes.get(at).draw(ink, x, top);
            top += shapes.get(at).height();
        }
    }
}
