package dev.countersign.definitions.io;

import dev.countersign.definitions.step.ApprovalStep;
import dev.countersign.definitions.step.Approvers;
import dev.countersign.definitions.step.Expiry;
import dev.countersign.definitions.step.Rule;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Writes what only an approval has. */
final class ApprovalWriter {

    private ApprovalWriter() {}

    static void write(ObjectNode json, ApprovalStep step) {
        approvers(json.putObject("approvers"), step.approvers());
        rule(json, step.rule());
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
    }

    private static void approvers(ObjectNode json, Approvers approvers) {
        switch (approvers) {
            case Approvers.ManagerOf(String person) -> json.put("manager-of", person);
            case Approvers.Group(String name) -> json.put("group", name);
            case Approvers.PersonInField(String field) -> json.put("person-in", field);
            case Approvers.FixedPerson(String email) -> json.put("person", email);
            case Approvers.Expression(String jsonata) -> json.put("expression", jsonata);
        }
    }

    private static void rule(ObjectNode json, Rule rule) {
        switch (rule) {
            case Rule.Any _ -> {}
            case Rule.All _ -> json.put("rule", "all");
            case Rule.AtLeast(int number) -> json.putObject("rule").put("at-least", number);
            case Rule.Percent(int percent) -> json.putObject("rule").put("percent", percent);
        }
    }

    private static void expiry(ObjectNode json, Expiry expiry) {
        switch (expiry) {
            case Expiry.Ends _ -> {}
            case Expiry.Approves _ -> json.put("on-expiry", "approve");
            case Expiry.Denies _ -> json.put("on-expiry", "deny");
            case Expiry.Escalates(Approvers to) ->
                approvers(json.putObject("on-expiry").putObject("escalate"), to);
        }
    }
}
