package dev.countersign.approval;

import dev.countersign.definitions.EmailLink;
import dev.countersign.definitions.TemplateDefinition;
import dev.countersign.definitions.form.Form;
import dev.countersign.definitions.form.MoneyField;
import dev.countersign.definitions.form.TextField;
import dev.countersign.definitions.step.ApprovalStep;
import dev.countersign.definitions.step.Approvers;
import dev.countersign.definitions.step.Expiry;
import dev.countersign.definitions.step.ParallelStep;
import dev.countersign.definitions.step.QuorumRule;
import dev.countersign.definitions.step.Step;
import dev.countersign.definitions.step.WorkingTime;
import dev.countersign.definitions.text.Text;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** A template where a manager decides, and then finance and the budget owner beside each other. */
final class Purchase {

    private static final JsonMapper JSON = JsonMapper.shared();

    private Purchase() {}

    static TemplateDefinition template() {
        return template(approval("manager", new Approvers.ManagerOf(Approvers.REQUESTER)));
    }

    /** @param first what decides first */
    static TemplateDefinition template(ApprovalStep first) {
        return template(List.of(
                first,
                new ParallelStep(
                        "money",
                        Text.of("Money"),
                        ParallelStep.Join.ALL,
                        List.of(
                                List.of(approval("finance", new Approvers.Group("finance"))),
                                List.of(approval("budget", new Approvers.Group("budget-owners")))))));
    }

    /** @param link what the link in an email can do */
    static TemplateDefinition template(EmailLink link) {
        TemplateDefinition usual = template();
        return new TemplateDefinition(
                usual.key(),
                usual.name(),
                usual.description(),
                usual.prefix(),
                usual.title(),
                usual.form(),
                usual.steps(),
                usual.revisions(),
                link);
    }

    static TemplateDefinition template(List<Step> steps) {
        return new TemplateDefinition(
                "purchase",
                new Text("Purchase", Map.of("es", "Compra")),
                Text.of("Something is to be bought"),
                "PR",
                Text.of("item"),
                new Form(List.of(
                        new TextField("item", Text.of("Item"), Text.NONE, true, 1, 100),
                        new MoneyField(
                                "amount", Text.of("Amount"), Text.NONE, true, BigDecimal.ONE, null, List.of("EUR")))),
                steps);
    }

    static ObjectNode filledIn(String item) {
        ObjectNode form = JSON.createObjectNode();
        form.put("item", item);
        form.putObject("amount").put("amount", 12_000).put("currency", "EUR");
        return form;
    }

    static ApprovalStep approval(String key, Approvers approvers) {
        return approval(key, approvers, new QuorumRule.Any());
    }

    static ApprovalStep approval(String key, Approvers approvers, QuorumRule rule) {
        return new ApprovalStep(
                key,
                Text.of("Step " + key),
                approvers,
                rule,
                WorkingTime.days(2),
                List.of(),
                Expiry.ENDS,
                Set.of(ApprovalStep.Answer.APPROVE, ApprovalStep.Answer.DENY));
    }
}
