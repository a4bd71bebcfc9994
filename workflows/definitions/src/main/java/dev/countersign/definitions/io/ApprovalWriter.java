package dev.countersign.definitions.io;

import dev.countersign.definitions.step.ApprovalStep;
import dev.countersign.definitions.step.ApproverPolicy;
import dev.countersign.definitions.step.Expiry;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Writes the members that only an approval has. */
final class ApprovalWriter {

    private ApprovalWriter() {}

    static void write(ObjectNode json, ApprovalStep step) {
        QuorumWriter.write(json, step.quorum());
        json.put("due", step.due().toString());
        if (!step.reminders().isEmpty()) {
            ArrayNode reminders = json.putArray("reminders");
            step.reminders().forEach(reminder -> reminders.add(reminder.toString()));
        }
        expiry(json, step.onExpiry());
        if (!step.answers().equals(ApprovalReader.ANSWERS)) {
            ArrayNode answers = json.putArray("answers");
            step.answers().stream().sorted().forEach(answer -> answers.add(Words.word(answer)));
        }
        if (!step.differentFrom().isEmpty()) {
            ArrayNode others = json.putArray("different-from");
            step.differentFrom().stream().sorted().forEach(others::add);
        }
        policy(json, step.policy());
    }

    private static void policy(ObjectNode json, ApproverPolicy policy) {
        if (policy.ownRequest() != ApproverPolicy.STANDARD.ownRequest()) {
            json.put("own-request", Words.word(policy.ownRequest()));
        }
        if (policy.sameApprover() != ApproverPolicy.STANDARD.sameApprover()) {
            json.put("same-approver", Words.word(policy.sameApprover()));
        }
        if (policy.fallback() != null) {
            QuorumWriter.approvers(json.putObject("fallback"), policy.fallback());
        }
        if (!policy.looksAt().isEmpty()) {
            ArrayNode fields = json.putArray("looks-at");
            policy.looksAt().stream().sorted().forEach(fields::add);
        }
    }

    private static void expiry(ObjectNode json, Expiry expiry) {
        if (expiry.escalations().isEmpty()) {
            if (expiry.last() != Expiry.Last.END) {
                json.put("on-expiry", Words.word(expiry.last()));
            }
            return;
        }
        ArrayNode list = json.putArray("on-expiry");
        for (Expiry.Escalation escalation : expiry.escalations()) {
            ObjectNode written = list.addObject();
            QuorumWriter.approvers(written.putObject("escalate"), escalation.to());
            if (escalation.due() != null) {
                written.put("due", escalation.due().toString());
            }
        }
        list.add(Words.word(expiry.last()));
    }
}
