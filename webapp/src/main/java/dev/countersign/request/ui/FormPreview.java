package dev.countersign.request.ui;

import com.vaadin.flow.component.html.Div;
import dev.countersign.definitions.TemplateDefinition;
import dev.countersign.people.People;
import dev.countersign.request.NewRequest;
import dev.countersign.request.RequestFiles;
import dev.countersign.request.ui.form.FormFields;
import dev.countersign.template.TemplateVersionId;
import dev.countersign.ui.Viewer;
import java.util.UUID;

/** The form of a template as people will fill it in. It can be tried, and is not submitted. */
public final class FormPreview extends Div {

    /** No version has it. */
    private static final TemplateVersionId NONE = new TemplateVersionId(new UUID(0, 0));

    public FormPreview(TemplateDefinition definition, Viewer viewer, People people, RequestFiles files) {
        addClassName("form-preview");
        add(new FormFields(
                definition.form(), FormSurroundings.of(viewer, people, files, new NewRequest(NONE, definition))));
    }
}
