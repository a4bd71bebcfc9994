package dev.countersign.editor.ui.flow;

import dev.countersign.editor.TemplateUsage;
import dev.countersign.editor.ui.element.ElementSurface;
import dev.countersign.editor.ui.input.DraftEdits;
import dev.countersign.people.People;
import dev.countersign.ui.Viewer;
import java.util.function.Consumer;

/**
 * What the editor of a flow needs from outside.
 *
 * @param go changes the address so that it names the selected step; nothing is selected if the key is empty
 */
public record FlowSurface(TemplateUsage usage, People people, Viewer viewer, DraftEdits edits, Consumer<String> go)
        implements ElementSurface {}
