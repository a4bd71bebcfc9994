package dev.countersign.definitions.drawing;

import java.util.List;

/** A branch or a parallel step: ways beside each other, which join again. */
record Fork(Box head, List<Lane> lanes) implements Shape {

    private static final int GAP = 22;

    /** From the head to the line that spreads to the ways, and from the line that joins them to the bottom. */
    private static final int STEM = 14;

    /** From the spreading line to the first step of a way; the label stands there. */
    private static final int LANE_HEAD = 30;

    private static final int LANE_FOOT = 12;

    /** The same in a drawing in which steps can be added. */
    private static final int LANE_FOOT_TO_EDIT = 32;

    Fork {
        lanes = List.copyOf(lanes);
    }

    @Override
    public int left() {
        return Math.max(head.left(), spread() / 2);
    }

    @Override
    public int right() {
        return Math.max(head.right(), spread() - spread() / 2);
    }

    @Override
    public int height() {
        return head.height() + STEM + LANE_HEAD + tallest() + foot() + STEM;
    }

    @Override
    public void draw(Ink ink, int x, int y) {
        head.draw(ink, x, y);
        int top = y + head.height() + STEM;
        int bottom = top + LANE_HEAD + tallest() + foot();
        ink.line(x, y + head.height(), x, top);
        int edge = x - spread() / 2;
        int first = edge + lanes.getFirst().left();
        int last = first;
        for (Lane lane : lanes) {
            last = edge + lane.left();
            lane.draw(ink, last, top, LANE_HEAD, bottom);
            edge += lane.left() + lane.right() + GAP;
        }
        ink.line(Math.min(first, x), top, Math.max(last, x), top);
        ink.line(Math.min(first, x), bottom, Math.max(last, x), bottom);
        ink.line(x, bottom, x, bottom + STEM);
    }

    private int spread() {
        return lanes.stream().mapToInt(lane -> lane.left() + lane.right()).sum() + GAP * (lanes.size() - 1);
    }

    private int foot() {
        return lanes.stream().anyMatch(lane -> lane.steps().isEdited()) ? LANE_FOOT_TO_EDIT : LANE_FOOT;
    }

    private int tallest() {
        return lanes.stream().mapToInt(lane -> lane.steps().height()).max().orElse(0);
    }
}
