package dev.countersign.definitions.step;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a template says about people who are asked at an approval and have to do with the request in another way, and about panels without people.
 *
 * @param fallback who is asked for a panel in which nobody may decide; null for the administrators. Any one of them decides for the panel
 * @param looksAt the keys of the fields that matter for the approval: it is kept if a revision changes none of them. Empty if each revision is decided
 *     anew
 */
public record ApproverPolicy(
        OwnRequest ownRequest,
        SameApprover sameApprover,
        @Nullable Approvers fallback,
        Set<String> looksAt) {

    /** Whether requesters may decide their own request, if they are among the people whom the template names. */
    public enum OwnRequest {
        REFUSED,
        ALLOWED
    }

    /** What happens with a person who has approved the approval step directly before. */
    public enum SameApprover {
        /** The person is asked again. */
        ASKED,
        /** The person counts as having approved. */
        COUNTS
    }

    /** Nobody decides their own request, everybody is asked anew, and the administrators decide where nobody else can. */
    public static final ApproverPolicy STANDARD = new ApproverPolicy(OwnRequest.REFUSED, SameApprover.ASKED, null);

    public ApproverPolicy {
        looksAt = Set.copyOf(looksAt);
    }

    /** One by which each revision is decided anew. */
    public ApproverPolicy(OwnRequest ownRequest, SameApprover sameApprover, @Nullable Approvers fallback) {
        this(ownRequest, sameApprover, fallback, Set.of());
    }

    /** The same policy; approvals are kept unless one of these fields changes. */
    public ApproverPolicy lookingAt(Set<String> fields) {
        return new ApproverPolicy(ownRequest, sameApprover, fallback, fields);
    }

    public boolean allowsOwnRequest() {
        return ownRequest == OwnRequest.ALLOWED;
    }
}
