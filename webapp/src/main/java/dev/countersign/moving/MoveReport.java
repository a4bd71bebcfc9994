package dev.countersign.moving;

import dev.countersign.approval.MoveFit;
import dev.countersign.request.RequestId;
import dev.countersign.request.RequestRow;
import java.util.List;
import java.util.Optional;

/**
 * What became of the requests of a batch.
 *
 * @param lines those that stayed first
 * @param next the position behind the last line, if there are more
 */
public record MoveReport(MoveBatch batch, List<Line> lines, Optional<Position> next) {

    /** Where a page of the report begins. */
    public record Position(String status, RequestId request) {}

    /**
     * One request.
     *
     * @param stays why it was not moved; empty if it was, or waits for its turn
     */
    public record Line(RequestRow request, boolean waits, Optional<MoveFit.Stays> stays) {}

    public MoveReport {
        lines = List.copyOf(lines);
    }
}
