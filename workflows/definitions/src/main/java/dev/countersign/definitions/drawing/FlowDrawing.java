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
import java.util.Map;

/**
 * The flow of a template from top to bottom, as an SVG image without script. The rectangle of a step has the attribute {@code data-step} with the
 * step's key. Styles come from the page: the classes are {@code flow-step}, {@code flow-fork}, {@code flow-end}, {@code flow-line},
 * {@code flow-name}, {@code flow-detail}, {@code flow-sign}.
 */
public final class FlowDrawing {

    /** Around the drawing, in pixels. */
    private static final int MARGIN = 12;

    private final StepTexts texts;
    private final boolean isEdited;
    private final Map<String, Mark> marks;

    private FlowDrawing(StepTexts texts, boolean isEdited, Map<String, Mark> marks) {
        this.texts = texts;
        this.isEdited = isEdited;
        this.marks = marks;
    }

    /**
     * Draws the steps.
     *
     * @param title for screen readers, which get one sentence and not the parts of the image
     */
    public static String svg(String title, List<Step> steps, StepTexts texts) {
        return new FlowDrawing(texts, false, Map.of()).draw(title, steps);
    }

    /**
     * Draws the steps, and a sign wherever a step can be added: of the class {@code flow-plus}, with the place in {@code data-within}, {@code data-part}
     * and {@code data-index}.
     */
    public static String editableSvg(String title, List<Step> steps, StepTexts texts) {
        return new FlowDrawing(texts, true, Map.of()).draw(title, steps);
    }

    /** Draws the steps, and marks those that differ from another version with a sign and the class of their {@link Mark}. */
    public static String comparedSvg(String title, List<Step> steps, StepTexts texts, Map<String, Mark> marks) {
        return new FlowDrawing(texts, false, marks).draw(title, steps);
    }

    private String draw(String title, List<Step> steps) {
        List<Shape> shapes = new ArrayList<>();
        shapes.add(Box.end(texts.submitted()));
        steps.forEach(step -> shapes.add(shape(step)));
        shapes.add(Box.end(texts.approved()));
        Shape all = new Column(shapes, isEdited ? new Column.Slots("", 0, 1) : null);
        Ink ink = new Ink();
        all.draw(ink, MARGIN + all.left(), MARGIN);
        return ink.svg(title, all.width() + 2 * MARGIN, all.height() + 2 * MARGIN);
    }

    private Shape shape(Step step) {
        return switch (step) {
            case ApprovalStep _, AutomatedStep _, NotifyStep _, WaitStep _ ->
                box(Box.step(step.key(), texts.name(step), texts.detail(step)));
            case BranchStep branch -> {
                List<Lane> lanes = new ArrayList<>();
                for (BranchStep.Case one : branch.cases()) {
                    lanes.add(new Lane(texts.label(one), column(branch, lanes.size(), one.steps())));
                }
                lanes.add(new Lane(texts.otherwise(), column(branch, lanes.size(), branch.otherwise())));
                yield new Fork(box(Box.fork(branch.key(), texts.name(branch))), lanes);
            }
            case ParallelStep parallel -> {
                List<Lane> lanes = new ArrayList<>();
                for (List<Step> branch : parallel.branches()) {
                    lanes.add(new Lane("", column(parallel, lanes.size(), branch)));
                }
                yield new Fork(box(Box.fork(parallel.key(), texts.name(parallel))), lanes);
            }
        };
    }

    private Box box(Box plain) {
        Mark mark = marks.get(plain.key());
        return mark == null ? plain : plain.marked(mark);
    }

    private Column column(Step within, int part, List<Step> steps) {
        return new Column(
                steps.stream().map(this::shape).toList(), isEdited ? new Column.Slots(within.key(), part, 0) : null);
    }
}
