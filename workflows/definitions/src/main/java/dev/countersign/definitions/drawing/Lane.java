package dev.countersign.definitions.drawing;

/**
 * One of the ways of a {@link Fork}.
 *
 * @param label the condition; empty in a parallel step
 */
record Lane(String label, Column steps) {

    /** From the last step of a way to the middle of the sign by which another one is added. */
    private static final int FOOT_PLUS = 13;

    /** Half the width of a way without steps. */
    static final int EMPTY_HALF = 40;

    /** The space for a label beside the line. */
    private static final int MOST_OF_LABEL = 150;

    private static final int BESIDE = 13;

    int left() {
        return steps.left();
    }

    int right() {
        return Math.max(steps.right(), label.isEmpty() ? 0 : BESIDE + labelWidth());
    }

    private int labelWidth() {
        return Math.min(Ink.detailWidth(label), MOST_OF_LABEL);
    }

    /** Draws its line from {@code y} to {@code bottom}, with the label and the steps on it. */
    void draw(Ink ink, int x, int y, int head, int bottom) {
        ink.line(x, y, x, y + head);
        if (!label.isEmpty()) {
            ink.textFrom("flow-detail", label, x + BESIDE, y + head - 8, MOST_OF_LABEL);
        }
        steps.draw(ink, x, y + head);
        int end = y + head + steps.height();
        ink.line(x, end, x, bottom);
        steps.ends(ink, x, y + head / 2, end + FOOT_PLUS);
    }
}
