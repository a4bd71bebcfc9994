package dev.countersign.template;

import com.github.difflib.DiffUtils;
import com.github.difflib.patch.AbstractDelta;
import com.github.difflib.patch.Patch;
import com.github.difflib.patch.PatchFailedException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Combines two changes of the same text, line by line. */
final class ThreeWayMerge {

    private ThreeWayMerge() {}

    /** The text with both changes; empty if they are about the same or about neighbouring lines, and not the same. */
    static Optional<String> merge(String base, String one, String other) {
        List<String> lines = lines(base);
        List<AbstractDelta<String>> first = deltas(lines, one);
        List<AbstractDelta<String>> second = new ArrayList<>(deltas(lines, other));
        second.removeAll(first);
        if (first.stream().anyMatch(change -> second.stream().anyMatch(against -> touch(change, against)))) {
            return Optional.empty();
        }
        Patch<String> both = new Patch<>();
        first.forEach(both::addDelta);
        second.forEach(both::addDelta);
        try {
            return Optional.of(String.join("\n", both.applyTo(lines)));
        } catch (PatchFailedException changesDoNotFit) {
            throw new IllegalStateException("a change does not fit the text from which it was made", changesDoNotFit);
        }
    }

    private static List<AbstractDelta<String>> deltas(List<String> base, String changed) {
        return DiffUtils.diff(base, lines(changed)).getDeltas();
    }

    private static List<String> lines(String text) {
        return List.of(text.split("\n", -1));
    }

    private static boolean touch(AbstractDelta<String> one, AbstractDelta<String> other) {
        int from = one.getSource().getPosition();
        int otherFrom = other.getSource().getPosition();
        return from <= otherFrom + other.getSource().size()
                && otherFrom <= from + one.getSource().size();
    }
}
