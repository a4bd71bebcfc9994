package dev.countersign.definitions.drawing;

import dev.countersign.definitions.step.BranchStep;
import dev.countersign.definitions.step.Step;

/** The texts of a drawing, in the language of its reader. */
public interface StepTexts {

    String submitted();

    String approved();

    /** The path of a branch if no condition holds. */
    String otherwise();

    String name(Step step);

    /** A second, shorter line: who decides, how long. May be empty. */
    String detail(Step step);

    String label(BranchStep.Case one);
}
