package dev.countersign.template;

import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.definitions.TemplateDefinition;
import dev.countersign.definitions.check.Problem;
import dev.countersign.definitions.form.Among;
import dev.countersign.definitions.step.ApprovalStep;
import dev.countersign.definitions.step.ApprovalStep.Answer;
import dev.countersign.definitions.step.Approvers;
import dev.countersign.definitions.step.Expiry;
import dev.countersign.definitions.step.Panel;
import dev.countersign.definitions.step.Quorum;
import dev.countersign.definitions.step.QuorumRule;
import dev.countersign.definitions.step.WorkingTime;
import dev.countersign.definitions.text.Text;
import dev.countersign.testing.PurchaseTemplate;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class NotRunYetTest {

    private static final Set<Answer> BOTH = Set.of(Answer.APPROVE, Answer.DENY);
    private static final Panel LEGAL = new Panel(new Approvers.Group("legal"), new QuorumRule.AtLeast(2), 3);
    private static final Panel ROLE = new Panel(new Approvers.HoldersOf(Among.Role.MANAGER), new QuorumRule.Any(), 1);

    @Test
    void panelsAndWeightsAreRun() {
        assertThat(asking(new Quorum.Each(List.of(LEGAL, ROLE), Quorum.Membership.ONCE), BOTH))
                .isEmpty();
        assertThat(asking(new Quorum.Weighted(List.of(LEGAL, ROLE), 4, Quorum.Membership.FOR_EACH), BOTH))
                .isEmpty();
    }

    @Test
    void changesAfterSubmissionAreNotRun() {
        assertThat(asking(
                        Quorum.of(LEGAL.approvers(), LEGAL.rule()),
                        Set.of(Answer.APPROVE, Answer.DENY, Answer.REQUEST_CHANGES)))
                .hasSize(1);
    }

    private static List<Problem> asking(Quorum quorum, Set<Answer> answers) {
        TemplateDefinition purchase = PurchaseTemplate.definition();
        ApprovalStep step = new ApprovalStep(
                "legal", Text.of("Legal"), quorum, WorkingTime.days(2), List.of(), Expiry.ENDS, answers, Set.of());
        return NotRunYet.in(new TemplateDefinition(
                purchase.key(),
                purchase.name(),
                purchase.description(),
                purchase.prefix(),
                purchase.title(),
                purchase.form(),
                List.of(step)));
    }
}
