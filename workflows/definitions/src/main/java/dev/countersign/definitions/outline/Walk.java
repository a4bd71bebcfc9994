package dev.countersign.definitions.outline;

import dev.countersign.definitions.outline.Node.ForkNode;
import dev.countersign.definitions.outline.Node.Passage;
import dev.countersign.definitions.outline.Node.StepNode;
import dev.countersign.definitions.step.ApprovalStep;
import dev.countersign.definitions.step.AutomatedStep;
import dev.countersign.definitions.step.BranchStep;
import dev.countersign.definitions.step.NotifyStep;
import dev.countersign.definitions.step.ParallelStep;
import dev.countersign.definitions.step.Step;
import dev.countersign.definitions.step.WaitStep;
import dev.countersign.definitions.text.Text;
import java.util.ArrayList;
import java.util.List;

/** Walks the steps of a template for one form. */
record Walk(Foresight foresight) {

    List<Node> of(List<Step> steps) {
        return nodes(steps, Passage.WALKED, Text.NONE);
    }

    private List<Node> nodes(List<Step> steps, Passage passage, Text when) {
        var nodes = new ArrayList<Node>();
        for (var step : steps) {
            switch (step) {
                case ApprovalStep s -> nodes.add(new StepNode(s, passage, when));
                case AutomatedStep s -> nodes.add(new StepNode(s, passage, when));
                case NotifyStep s -> nodes.add(new StepNode(s, passage, when));
                case WaitStep s -> nodes.add(new StepNode(s, passage, when));
                case BranchStep s -> nodes.addAll(cases(s, passage, when));
                case ParallelStep s ->
                    nodes.add(new ForkNode(
                            s.key(),
                            s.name(),
                            s.join(),
                            s.branches().stream()
                                    .map(branch -> nodes(branch, passage, when))
                                    .toList()));
            }
        }
        return nodes;
    }

    /** The first case that holds is walked. After a case that is not known yet, all later ones are open. */
    private List<Node> cases(BranchStep branch, Passage around, Text when) {
        var nodes = new ArrayList<Node>();
        Passage rest = Passage.WALKED;
        for (var one : branch.cases()) {
            Passage holds = and(rest, foresight.passage(one.when()));
            nodes.addAll(nodes(one.steps(), and(around, holds), one.label().equals(Text.NONE) ? when : one.label()));
            if (holds == Passage.WALKED) {
                rest = Passage.SKIPPED;
            } else if (holds == Passage.OPEN) {
                rest = Passage.OPEN;
            }
        }
        nodes.addAll(nodes(branch.otherwise(), and(around, rest), when));
        return nodes;
    }

    private static Passage and(Passage one, Passage other) {
        if (one == Passage.SKIPPED || other == Passage.SKIPPED) {
            return Passage.SKIPPED;
        }
        return one == Passage.OPEN || other == Passage.OPEN ? Passage.OPEN : Passage.WALKED;
    }
}
