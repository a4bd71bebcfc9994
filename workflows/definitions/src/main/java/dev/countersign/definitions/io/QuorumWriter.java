package dev.countersign.definitions.io;

import dev.countersign.definitions.step.Approvers;
import dev.countersign.definitions.step.Panel;
import dev.countersign.definitions.step.Quorum;
import dev.countersign.definitions.step.Quorum.Membership;
import dev.countersign.definitions.step.QuorumRule;
import java.util.List;
import tools.jackson.databind.node.ObjectNode;

/** Writes who is asked at an approval and how many of them must agree. */
final class QuorumWriter {

    private QuorumWriter() {}

    static void write(ObjectNode json, Quorum quorum) {
        switch (quorum) {
            case Quorum.Each each
            when each.panels().size() == 1 -> {
                Panel only = each.panels().getFirst();
                approvers(json.putObject("approvers"), only.approvers());
                rule(json, only.rule());
            }
            case Quorum.Each(List<Panel> panels, Membership membership) -> {
                for (Panel panel : panels) {
                    rule(panel(json, panel), panel.rule());
                }
                membership(json, membership);
            }
            case Quorum.Weighted(List<Panel> panels, int needed, Membership membership) -> {
                for (Panel panel : panels) {
                    panel(json, panel).put("weight", panel.weight());
                }
                json.putObject("rule").put("weight", needed);
                membership(json, membership);
            }
        }
    }

    private static ObjectNode panel(ObjectNode json, Panel panel) {
        ObjectNode written = json.withArray("approvers").addObject();
        approvers(written, panel.approvers());
        return written;
    }

    static void approvers(ObjectNode json, Approvers approvers) {
        switch (approvers) {
            case Approvers.ManagerOf(String person, int levels) -> {
                json.put("manager-of", person);
                if (levels > 1) {
                    json.put("levels", levels);
                }
            }
            case Approvers.ManagerOfApprover(String step) -> json.put("manager-of-approver", step);
            case Approvers.DepartmentHead(String person) -> json.put("department-head-of", person);
            case Approvers.Group(String name) -> json.put("group", name);
            case Approvers.HoldersOf(var role) -> json.put("role", Words.word(role));
            case Approvers.PersonInField(String field) -> json.put("person-in", field);
            case Approvers.FixedPerson(String email) -> json.put("person", email);
            case Approvers.Expression(String jsonata) -> json.put("expression", jsonata);
        }
    }

    private static void rule(ObjectNode json, QuorumRule rule) {
        switch (rule) {
            case QuorumRule.Any _ -> {}
            case QuorumRule.All _ -> json.put("rule", "all");
            case QuorumRule.AtLeast(int number) -> json.putObject("rule").put("at-least", number);
            case QuorumRule.Percent(int percent) -> json.putObject("rule").put("percent", percent);
        }
    }

    private static void membership(ObjectNode json, Membership membership) {
        if (membership != Membership.ONCE) {
            json.put("counts", Words.word(membership));
        }
    }
}
