package dev.countersign.editor.ui;

import dev.countersign.definitions.TemplateDefinition;
import dev.countersign.definitions.form.Form;
import dev.countersign.definitions.form.TextField;
import dev.countersign.definitions.step.ApprovalStep;
import dev.countersign.definitions.step.ApprovalStep.Answer;
import dev.countersign.definitions.step.Approvers;
import dev.countersign.definitions.step.Expiry;
import dev.countersign.definitions.step.QuorumRule;
import dev.countersign.definitions.step.WorkingTime;
import dev.countersign.definitions.text.Text;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What somebody begins with who wants to build a template from nothing: the least that can be published. */
final class EmptyTemplate {

    static final TemplateDefinition DEFINITION = new TemplateDefinition(
            "new-template",
            text("New template", "Plantilla nueva"),
            Text.NONE,
            "REQ",
            Text.of("subject"),
            new Form(List.of(new TextField("subject", text("Subject", "Asunto"), Text.NONE, true, 0, 200))),
            List.of(new ApprovalStep(
                    "manager",
                    text("Manager", "Responsable"),
                    new Approvers.ManagerOf(Approvers.REQUESTER),
                    new QuorumRule.Any(),
                    WorkingTime.days(2),
                    List.of(WorkingTime.days(1)),
                    Expiry.ENDS,
                    Set.of(Answer.APPROVE, Answer.DENY))));

    private EmptyTemplate() {}

    private static Text text(String english, String spanish) {
        return new Text(english, Map.of("es", spanish));
    }
}
