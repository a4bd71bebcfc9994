package dev.countersign.editor;

import com.github.difflib.DiffUtils;
import com.github.difflib.patch.AbstractDelta;
import java.util.ArrayList;
import java.util.List;

/** What differs between two texts, line by line, with a few lines around each difference. */
public final class TextDifference {

    /** How a line belongs to the difference. */
    public enum Kind {
        SAME,
        REMOVED,
        ADDED,
        /** Stands for lines that are the same and not shown. */
        GAP
    }

    /** A line of the difference. */
    public record Line(Kind kind, String text) {}

    private static final int AROUND = 3;

    private TextDifference() {}

    /** Empty if the texts are equal. */
    public static List<Line> between(String older, String newer) {
        List<String> before = older.lines().toList();
        List<Line> shown = new ArrayList<>();
        int at = 0;
        for (AbstractDelta<String> change :
                DiffUtils.diff(before, newer.lines().toList()).getDeltas()) {
            int from = change.getSource().getPosition();
            same(before, at, from, at > 0, shown);
            change.getSource().getLines().forEach(line -> shown.add(new Line(Kind.REMOVED, line)));
            change.getTarget().getLines().forEach(line -> shown.add(new Line(Kind.ADDED, line)));
            at = from + change.getSource().size();
        }
        if (!shown.isEmpty()) {
            int until = Math.min(before.size(), at + AROUND);
            before.subList(at, until).forEach(line -> shown.add(new Line(Kind.SAME, line)));
            if (until < before.size()) {
                shown.add(new Line(Kind.GAP, ""));
            }
        }
        return List.copyOf(shown);
    }

    /** The lines between two differences: all if they are few, otherwise those next to a difference. */
    private static void same(List<String> before, int from, int to, boolean afterChange, List<Line> shown) {
        int head = afterChange ? Math.min(from + AROUND, to) : from;
        int tail = Math.max(head, to - AROUND);
        before.subList(from, head).forEach(line -> shown.add(new Line(Kind.SAME, line)));
        if (tail > head) {
            shown.add(new Line(Kind.GAP, ""));
        }
        before.subList(tail, to).forEach(line -> shown.add(new Line(Kind.SAME, line)));
    }
}
