package dev.countersign.editor.ui.input;

import dev.countersign.definitions.TemplateDefinition;
import dev.countersign.template.TemplateDraftId;
import java.util.Optional;
import java.util.function.Function;

/** How the parts of the editor change the draft. */
public interface DraftEdits {

    /** What is changed. */
    TemplateDraftId draft();

    /**
     * Changes the newest content, which may be newer than what is shown, and shows the result.
     *
     * @param change gives the changed definition; empty if what it changes is not there any more
     */
    void change(Function<TemplateDefinition, Optional<TemplateDefinition>> change);

    void undo();

    void redo();
}
