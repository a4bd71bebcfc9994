package dev.countersign.template;

import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.definitions.TemplateDefinition;
import dev.countersign.definitions.check.Problem;
import dev.countersign.definitions.step.ApprovalStep;
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

    private static final Approvers LEGAL = new Approvers.Group("legal");

    @Test
    void onePanelWithARuleIsRun() {
        assertThat(asking(Quorum.of(LEGAL, new QuorumRule.AtLeast(2)))).isEmpty();
    }

    @Test
    void severalPanelsAreNotRun() {
        Panel panel = new Panel(LEGAL, new QuorumRule.Any());
        assertThat(asking(new Quorum.Each(List.of(panel, panel), Quorum.Membership.ONCE)))
                .hasSize(1);
    }

    /** Counted by the rule of its only panel, one approval would be enough. */
    @Test
    void onePanelWithWeightsIsNotRun() {
        Panel panel = new Panel(LEGAL, new QuorumRule.Any(), 1);
        assertThat(asking(new Quorum.Weighted(List.of(panel), 2, Quorum.Membership.ONCE)))
                .hasSize(1);
    }

    private static List<Problem> asking(Quorum quorum) {
        TemplateDefinition purchase = PurchaseTemplate.definition();
        ApprovalStep step = new ApprovalStep(
                "legal",
                Text.of("Legal"),
                quorum,
                WorkingTime.days(2),
                List.of(),
                Expiry.ENDS,
                Set.of(ApprovalStep.Answer.APPROVE, ApprovalStep.Answer.DENY),
                Set.of());
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
