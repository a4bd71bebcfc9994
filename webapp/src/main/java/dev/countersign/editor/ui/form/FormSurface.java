package dev.countersign.editor.ui.form;

import dev.countersign.editor.TemplateUsage;
import dev.countersign.editor.ui.element.ElementSurface;
import dev.countersign.editor.ui.input.DraftEdits;
import dev.countersign.people.People;
import dev.countersign.request.RequestFiles;
import dev.countersign.ui.Viewer;
import java.util.function.Consumer;

/**
 * What the editor of a form needs from outside.
 *
 * @param go changes the address so that it names the selected field; nothing is selected if the name is empty
 */
public record FormSurface(
        TemplateUsage usage, People people, RequestFiles files, Viewer viewer, DraftEdits edits, Consumer<String> go)
        implements ElementSurface {}
