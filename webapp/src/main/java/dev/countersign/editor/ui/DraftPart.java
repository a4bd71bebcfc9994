package dev.countersign.editor.ui;

import com.vaadin.flow.router.QueryParameters;
import dev.countersign.definitions.check.Problem;
import dev.countersign.template.TemplateDraft;
import java.util.List;

/** A tab of the editor. */
interface DraftPart {

    /** Shows the draft, also after it was changed elsewhere. What is being typed stays. */
    void show(TemplateDraft draft, List<Problem> problems);

    /** Shows the place that the address names. */
    default void at(QueryParameters given) {}

    /** Shows the place of a problem; false if it is not in this part. */
    boolean lead(Problem problem);

    /** Something that belongs to the draft was changed, but not the draft itself. */
    default void changedElsewhere() {}

    /** The draft was published or discarded. */
    void gone();
}
