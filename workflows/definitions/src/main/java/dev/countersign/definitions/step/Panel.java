package dev.countersign.definitions.step;

/**
 * People who are asked together at an approval.
 *
 * @param rule how many of them must approve; not used in a {@link Quorum.Weighted} quorum
 * @param weight the weight of the approval of one of them in a {@link Quorum.Weighted} quorum, at least 1
 */
public record Panel(Approvers approvers, QuorumRule rule, int weight) {

    public Panel {
        if (weight < 1) {
            throw new IllegalArgumentException("weight " + weight);
        }
    }

    public Panel(Approvers approvers, QuorumRule rule) {
        this(approvers, rule, 1);
    }
}
