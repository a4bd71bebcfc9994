package dev.countersign.approval;

import java.util.List;

/** The result of deciding several approvals in one go. */
public sealed interface BulkResult {

    /**
     * Each has a result of its own.
     *
     * @param each in the order in which they were given
     */
    record Done(List<One> each) implements BulkResult {
        public Done {
            each = List.copyOf(each);
        }
    }

    /** Nothing was decided. */
    record TooMany(int most) implements BulkResult {}

    /** What became of one of them. */
    record One(ApprovalId approval, DecideResult result) {}
}
