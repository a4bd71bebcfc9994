package dev.countersign.definitions.drawing;

import java.util.List;

/** Shapes one below the other, connected by lines; a mere line if there is none. */
record Column(List<Shape> shapes) implements Shape {

    private static final int GAP = 26;
    private static final int EMPTY = 24;

    Column {
        shapes = List.copyOf(shapes);
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
                : shapes.stream().mapToInt(Shape::height).sum() + GAP * (shapes.size() - 1);
    }

    @Override
    public void draw(Ink ink, int x, int y) {
        if (shapes.isEmpty()) {
            ink.line(x, y, x, y + EMPTY);
        }
        int top = y;
        for (int at = 0; at < shapes.size(); at++) {
            if (at > 0) {
                ink.line(x, top, x, top + GAP);
                top += GAP;
            }
            shapes.get(at).draw(ink, x, top);
            top += shapes.get(at).height();
        }
    }
}
