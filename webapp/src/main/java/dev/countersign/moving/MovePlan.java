package dev.countersign.moving;

import dev.countersign.approval.MoveFit;
import dev.countersign.definitions.step.Step;
import dev.countersign.definitions.text.Text;
import dev.countersign.request.RequestId;
import dev.countersign.request.RequestRow;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What would become of the requests of a version.
 *
 * @param template its name
 * @param running how many requests run each version that has some, and how many of them {@link Moves#MOST_COUNTED} are counted at most
 * @param gone the steps of the version that the other one does not have
 * @param news those of the other one that the version does not have
 * @param lines newest first
 * @param next the last request of this page, if there are more
 * @param mayMove whether the reader may move them
 */
public record MovePlan(
        Text template,
        List<Integer> versions,
        Map<Integer, Integer> running,
        List<Step> gone,
        List<Step> news,
        List<Line> lines,
        Optional<RequestId> next,
        boolean mayMove) {

    /** A request, and whether it fits. */
    public record Line(RequestRow request, MoveFit fit) {}

    public MovePlan {
        versions = List.copyOf(versions);
        running = Map.copyOf(running);
        gone = List.copyOf(gone);
        news = List.copyOf(news);
        lines = List.copyOf(lines);
    }
}
