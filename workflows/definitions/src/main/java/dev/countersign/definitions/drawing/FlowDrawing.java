package dev.countersign.definitions.drawing;

import dev.countersign.definitions.step.ApprovalStep;
import dev.countersign.definitions.step.AutomatedStep;
import dev.countersign.definitions.step.BranchStep;
import dev.countersign.definitions.step.NotifyStep;
import dev.countersign.definitions.step.ParallelStep;
import dev.countersign.definitions.step.Step;
import dev.countersign.definitions.step.WaitStep;
import java.util.ArrayList;
import java.util.List;

/**
 * The flow of a template from top to bottom, as an SVG image without script. The rectangle of a step has the attribute {@code data-step} with the
 * step's key. Styles come from the page: the classes are {@code flow-step}, {@code flow-fork}, {@code flow-end}, {@code flow-line},
 * {@code flow-name}, {@code flow-detail}.
 */
public final class FlowDrawing {

    /** Around the drawing, in pixels. */
    private static final int MARGIN = 12;

    private final StepTexts texts;

    private FlowDrawing(StepTexts texts) {
        this.texts = texts;
    }

    /**
     * Draws the steps.
     *
     * @param title for screen readers, which get one sentence and not the parts of the image
     */
    public static String svg(String title, List<Step> steps, StepTexts texts) {
        FlowDrawing drawing = new FlowDrawing(texts);
        List<Shape> shapes = new ArrayList<>();
        shapes.add(Box.end(texts.submitted()));
        steps.forEach(step -> shapes.add(drawing.shape(step)));
        shapes.add(Box.end(texts.approved()));
        Shape all = new Column(shapes);
        Ink ink = new Ink();
        all.draw(ink, MARGIN + all.left(), MARGIN);
        return ink.svg(title, all.width() + 2 * MARGIN, all.height() + 2 * MARGIN);
    }

    private Shape shape(Step step) {
        return switch (step) {
            case ApprovalStep approval -> Box.step(approval.key(), texts.name(approval), texts.detail(approval));
            case AutomatedStep automated -> Box.step(automated.key(), texts.name(automated), texts.detail(automated));
            case NotifyStep notification ->
                Box.step(notification.key(), texts.name(notification), texts.detail(notification));
            case WaitStep waiting -> Box.step(waiting.key(), texts.name(waiting), texts.detail(waiting));
            case BranchStep branch -> {
                List<Lane> lanes = new ArrayList<>();
                branch.cases().forEach(one -> lanes.add(new Lane(texts.label(one), column(one.steps()))));
                lanes.add(new Lane(texts.otherwise(), column(branch.otherwise())));
                yield new Fork(Box.fork(branch.key(), texts.name(branch)), lanes);
            }
            case ParallelStep parallel ->
                new Fork(
                        Box.fork(parallel.key(), texts.name(parallel)),
                        parallel.branches().stream()
                                .map(steps -> new Lane("", column(steps)))
                                .toList());
        };
    }

    private Column column(List<Step> steps) {
        return new Column(steps.stream().map(this::shape).toList());
    }
}
