package dev.countersign.insight;

import dev.countersign.insight.FigureRepository.Row;

/** Adds figures up. */
final class SummaryOf {

    private static final int MEDIAN = 50;
    private static final int NINETY = 90;

    private final Histogram times = new Histogram();
    private long submitted;
    private long approved;
    private long denied;
    private long automated;
    private long sentBack;
    private long late;

    void add(Row row) {
        if (row.kind() == Fact.Kind.SUBMITTED) {
            submitted += row.counted();
            return;
        }
        times.add(row.bucket(), row.counted());
        approved += row.outcome().equals("APPROVED") ? row.counted() : 0;
        denied += row.outcome().equals("DENIED") ? row.counted() : 0;
        automated += Mark.AUTOMATED.isIn(row.mark()) ? row.counted() : 0;
        sentBack += Mark.SENT_BACK.isIn(row.mark()) || row.outcome().equals("CHANGES_REQUESTED") ? row.counted() : 0;
        late += Mark.LATE.isIn(row.mark()) ? row.counted() : 0;
    }

    Summary summary() {
        return new Summary(
                submitted,
                times.total(),
                approved,
                denied,
                automated,
                sentBack,
                late,
                times.percentile(MEDIAN),
                times.percentile(NINETY));
    }
}
