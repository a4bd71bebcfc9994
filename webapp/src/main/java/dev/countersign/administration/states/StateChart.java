package dev.countersign.administration.states;

import java.util.List;

/** States and ways with their places, in pixels from the upper left corner of the drawing. */
public record StateChart(int width, int height, List<Box> boxes, List<Line> lines) {

    public StateChart {
        boxes = List.copyOf(boxes);
        lines = List.copyOf(lines);
    }

    /**
     * A rectangle; those that contain others come first.
     *
     * @param name of the state; empty for the begin and the end of the state machine
     * @param group whether it contains others, so that its name is at the top
     */
    public record Box(String name, String type, boolean group, int x, int y, int width, int height) {}

    /**
     * A way from its first to its last point.
     *
     * @param label empty if the way has none; as it stands in the drawing
     * @param full what the label shortens
     */
    public record Line(StateGraph.Kind kind, List<Point> points, String label, String full, Point labelAt) {

        public Line {
            points = List.copyOf(points);
        }
    }

    /** A place in the drawing. */
    public record Point(int x, int y) {}
}
