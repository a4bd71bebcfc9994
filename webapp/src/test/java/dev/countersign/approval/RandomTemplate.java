package dev.countersign.approval;

import dev.countersign.definitions.TemplateDefinition;
import dev.countersign.definitions.step.ApprovalStep;
import dev.countersign.definitions.step.Approvers;
import dev.countersign.definitions.step.Expiry;
import dev.countersign.definitions.step.Panel;
import dev.countersign.definitions.step.ParallelStep;
import dev.countersign.definitions.step.Quorum;
import dev.countersign.definitions.step.QuorumRule;
import dev.countersign.definitions.step.Revisions;
import dev.countersign.definitions.step.Step;
import dev.countersign.definitions.step.WorkingTime;
import dev.countersign.definitions.text.Text;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;

/** Templates with random rules: approvals one after the other and beside each other, of one or several groups. */
final class RandomTemplate {

    /** The groups of which the people are members. */
    static final List<String> GROUPS = List.of("red", "green", "blue");

    private final Random random;
    private final List<String> keys = new ArrayList<>();

    RandomTemplate(Random random) {
        this.random = random;
    }

    TemplateDefinition next(String key) {
        List<Step> steps = new ArrayList<>();
        for (int i = random.nextInt(3); i >= 0; i--) {
            steps.add(random.nextInt(5) < 2 ? parallel() : approval(List.copyOf(keys)));
        }
        TemplateDefinition plain = Purchase.template(steps);
        return new TemplateDefinition(
                key,
                plain.name(),
                plain.description(),
                plain.prefix(),
                plain.title(),
                plain.form(),
                plain.steps(),
                new Revisions(
                        WorkingTime.days(3),
                        random.nextBoolean() ? Revisions.GoesOn.START : Revisions.GoesOn.STEP,
                        random.nextBoolean()));
    }

    private ParallelStep parallel() {
        List<String> before = List.copyOf(keys);
        List<List<Step>> branches = new ArrayList<>();
        for (int branch = 0; branch < 2; branch++) {
            List<Step> inner = new ArrayList<>();
            List<String> reachable = new ArrayList<>(before);
            for (int i = random.nextInt(3) == 0 ? 2 : 1; i > 0; i--) {
                ApprovalStep step = approval(reachable);
                reachable.add(step.key());
                inner.add(step);
            }
            branches.add(inner);
        }
        String key = "both-" + keys.getLast();
        return new ParallelStep(
                key,
                Text.of(key),
                random.nextBoolean() ? ParallelStep.Join.ALL : ParallelStep.Join.ANY,
                random.nextInt(3) == 0 ? ParallelStep.SamePerson.REFUSED : ParallelStep.SamePerson.ALLOWED,
                branches);
    }

    private ApprovalStep approval(List<String> before) {
        String key = "step-" + (char) ('a' + keys.size());
        keys.add(key);
        Set<ApprovalStep.Answer> answers = EnumSet.allOf(ApprovalStep.Answer.class);
        if (random.nextInt(4) == 0) {
            answers.remove(ApprovalStep.Answer.REQUEST_CHANGES);
        }
        Set<String> differentFrom = new HashSet<>();
        before.stream().filter(_ -> random.nextInt(5) == 0).forEach(differentFrom::add);
        return new ApprovalStep(
                key,
                Text.of("Step " + key),
                quorum(),
                WorkingTime.hours(4 + random.nextInt(8)),
                List.of(WorkingTime.hours(1)),
                expiry(),
                answers,
                differentFrom);
    }

    private Expiry expiry() {
        List<Expiry.Escalation> escalations = new ArrayList<>();
        while (escalations.size() < 2 && random.nextInt(3) == 0) {
            escalations.add(new Expiry.Escalation(
                    random.nextBoolean() ? group() : new Approvers.ManagerOf(Approvers.REQUESTER), null));
        }
        List<Expiry.Last> ends = List.of(Expiry.Last.values());
        return new Expiry(escalations, ends.get(random.nextInt(ends.size())));
    }

    private Quorum quorum() {
        List<Panel> panels = new ArrayList<>();
        for (int i = random.nextInt(3) == 0 ? 2 : 1; i > 0; i--) {
            panels.add(new Panel(group(), rule(), 1 + random.nextInt(3)));
        }
        Quorum.Membership membership = random.nextBoolean() ? Quorum.Membership.ONCE : Quorum.Membership.FOR_EACH;
        return random.nextInt(5) == 0
                ? new Quorum.Weighted(panels, 1 + random.nextInt(6), membership)
                : new Quorum.Each(panels, membership);
    }

    private QuorumRule rule() {
        return switch (random.nextInt(4)) {
            case 0 -> new QuorumRule.Any();
            case 1 -> new QuorumRule.All();
            case 2 -> new QuorumRule.AtLeast(1 + random.nextInt(3));
            default -> new QuorumRule.Percent(1 + random.nextInt(100));
        };
    }

    private Approvers.Group group() {
        return new Approvers.Group(GROUPS.get(random.nextInt(GROUPS.size())));
    }
}
