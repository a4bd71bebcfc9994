package dev.countersign.approval;

import dev.countersign.request.Remark;
import java.util.UUID;

/**
 * What a person answers, and to what.
 *
 * @param revision the revision of the request that they saw
 * @param click the same for a repetition of the same click
 */
record Answer(ApprovalId approval, Verdict verdict, Remark remark, int revision, UUID click, Channel channel) {}
