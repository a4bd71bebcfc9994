package dev.countersign.definitions.drawing;

/** A part of a drawing. A line enters at the top of its axis, and one leaves at the bottom of the same axis. All lengths are pixels. */
interface Shape {

    /** From the left edge to the axis. */
    int left();

    /** From the axis to the right edge. */
    int right();

    int height();

    default int width() {
        return left() + right();
    }

    /** Draws itself with its axis at {@code x} and its top at {@code y}. */
    void draw(Ink ink, int x, int y);
}
