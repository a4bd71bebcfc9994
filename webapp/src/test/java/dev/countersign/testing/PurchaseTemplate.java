package dev.countersign.testing;

import dev.countersign.definitions.TemplateDefinition;
import dev.countersign.definitions.form.ChoiceField;
import dev.countersign.definitions.form.DateField;
import dev.countersign.definitions.form.Form;
import dev.countersign.definitions.form.LongTextField;
import dev.countersign.definitions.form.MoneyField;
import dev.countersign.definitions.form.NumberField;
import dev.countersign.definitions.form.Option;
import dev.countersign.definitions.form.PersonField;
import dev.countersign.definitions.form.TextField;
import dev.countersign.definitions.step.ApprovalStep;
import dev.countersign.definitions.step.Approvers;
import dev.countersign.definitions.step.AutomatedStep;
import dev.countersign.definitions.step.Denial;
import dev.countersign.definitions.step.Expiry;
import dev.countersign.definitions.step.FunctionCall;
import dev.countersign.definitions.step.NotifyStep;
import dev.countersign.definitions.step.ParallelStep;
import dev.countersign.definitions.step.QuorumRule;
import dev.countersign.definitions.step.Retry;
import dev.countersign.definitions.step.Step;
import dev.countersign.definitions.step.WorkingTime;
import dev.countersign.definitions.text.Text;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** A small template with fields of every kind and most kinds of step: manager, then two in parallel, then a check. */
public final class PurchaseTemplate {

    private static final JsonMapper JSON = JsonMapper.shared();

    private PurchaseTemplate() {}

    public static TemplateDefinition definition() {
        return definition("purchase", "PR");
    }

    public static TemplateDefinition definition(String key, String prefix) {
        return new TemplateDefinition(
                key,
                new Text("Purchase", Map.of("es", "Compra")),
                Text.of("Something is to be bought"),
                prefix,
                Text.of("item"),
                form(),
                steps());
    }

    /** A form that passes every check. */
    public static ObjectNode filledIn() {
        ObjectNode form = JSON.createObjectNode();
        form.put("item", "Laptops");
        form.put("why", "The old ones\nare slow");
        form.put("pieces", 4);
        form.putObject("amount").put("amount", 12_000).put("currency", "EUR");
        form.put("needed", "2027-01-15");
        form.put("urgency", "high");
        return form;
    }

    public static List<Step> steps() {
        return List.of(
                approval("manager", new Approvers.ManagerOf(Approvers.REQUESTER)),
                new ParallelStep(
                        "money",
                        Text.of("Money"),
                        ParallelStep.Join.ALL,
                        List.of(
                                List.of(approval("finance", new Approvers.Group("finance"))),
                                List.of(approval("budget", new Approvers.Group("budget-owners"))))),
                check(),
                new NotifyStep(
                        "tell", Text.of("Tell"), "$requester.email", Text.of("Approved"), Text.of("It was approved")));
    }

    public static ApprovalStep approval(String key, Approvers approvers) {
        return new ApprovalStep(
                key,
                Text.of("Step " + key),
                approvers,
                new QuorumRule.Any(),
                WorkingTime.days(2),
                List.of(),
                Expiry.ENDS,
                Set.of(ApprovalStep.Answer.APPROVE, ApprovalStep.Answer.DENY));
    }

    public static AutomatedStep check() {
        return new AutomatedStep(
                "check",
                Text.of("Step check"),
                new FunctionCall("policy-check", JSON.createObjectNode().set("table", JSON.createObjectNode())),
                30,
                Retry.STANDARD,
                null,
                new Denial("$result.refused = true", "$result.reason"));
    }

    private static Form form() {
        return new Form(List.of(
                new TextField("item", Text.of("Item"), Text.NONE, true, 1, 100),
                new LongTextField("why", Text.of("Why"), Text.NONE, false, 0, 100_000),
                new NumberField("pieces", Text.of("Pieces"), Text.NONE, false, BigDecimal.ONE, new BigDecimal(99), 0),
                new MoneyField(
                        "amount", Text.of("Amount"), Text.NONE, true, BigDecimal.ONE, null, List.of("EUR", "USD")),
                new DateField("needed", Text.of("Needed by"), Text.NONE, false, null, null),
                new ChoiceField(
                        "urgency",
                        Text.of("Urgency"),
                        Text.NONE,
                        false,
                        List.of(new Option("low", Text.of("Low")), new Option("high", Text.of("High")))),
                new PersonField("user", Text.of("User"), Text.NONE, false)));
    }
}
