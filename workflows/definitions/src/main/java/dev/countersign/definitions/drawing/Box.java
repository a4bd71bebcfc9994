package dev.countersign.definitions.drawing;

/**
 * A rectangle with a name and a smaller line below it.
 *
 * @param style the class of the rectangle
 * @param key of its step; empty for the begin and the end of the flow
 * @param sign in its corner; may be empty
 */
record Box(String style, String key, String name, String detail, int width, int height, String sign) implements Shape {

    private static final int STEP_WIDTH = 204;

    /** The space of a sign, in pixels. */
    private static final int SIGN = 16;

    static Box step(String key, String name, String detail) {
        return new Box("flow-step", key, name, detail, STEP_WIDTH, detail.isEmpty() ? 40 : 56, "");
    }

    static Box fork(String key, String name) {
        return new Box("flow-fork", key, "", name, Math.clamp(Ink.detailWidth(name) + 28L, 90, STEP_WIDTH), 28, "");
    }

    static Box end(String name) {
        return new Box("flow-end", "", name, "", 128, 34, "");
    }

    Box marked(Mark mark) {
        return new Box(style + " " + mark.style(), key, name, detail, width, height, mark.sign());
    }

    @Override
    public int left() {
        return width / 2;
    }

    @Override
    public int right() {
        return width - left();
    }

    @Override
    public void draw(Ink ink, int x, int y) {
        ink.box(style, key, x - left(), y, width, height);
        if (name.isEmpty()) {
            ink.text("flow-detail", detail, x, y + 19, width - 16);
        } else {
            ink.text("flow-name", name, x, y + (detail.isEmpty() ? height / 2 + 5 : 24), width - 16);
            if (!detail.isEmpty()) {
                ink.text("flow-detail", detail, x, y + 43, width - 16);
            }
        }
        if (!sign.isEmpty()) {
            ink.text("flow-name flow-sign", sign, x + right(), y + 5, SIGN);
        }
        ink.endBox();
    }
}
