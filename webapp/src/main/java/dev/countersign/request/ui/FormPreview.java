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
import java.util.function.Consumer;
import tools.jackson.databind.JsonNode;

/** The form of a template as people will fill it in. It can be tried, and is not submitted. */
public final class FormPreview extends Div {

    /** No version has it. */
    private static final TemplateVersionId NONE = new TemplateVersionId(new UUID(0, 0));

    private final FormFields fields;

    public FormPreview(TemplateDefinition definition, Viewer viewer, People people, RequestFiles files) {
        addClassName("form-preview");
        fields = new FormFields(
                definition.form(), FormSurroundings.of(viewer, people, files, new NewRequest(NONE, definition)));
        add(fields);
        fields.begin();
    }

    /** Shows stored answers. */
    public void fill(JsonNode answers) {
        fields.fill(answers);
    }

    /** Shows another form; what is in both stays as it is. */
    public void show(TemplateDefinition definition) {
        fields.show(definition.form());
    }

    /** Passes the answers after each change. */
    public void watch(Consumer<JsonNode> answers) {
        fields.onChange(() -> answers.accept(fields.answers()));
    }
}
