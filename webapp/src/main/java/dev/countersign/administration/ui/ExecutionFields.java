package dev.countersign.administration.ui;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.data.value.ValueChangeMode;
import dev.countersign.administration.OrganisationFilter;
import dev.countersign.definitions.TemplateDefinition;
import dev.countersign.ui.Icon;
import dev.countersign.ui.Viewer;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/** The fields by which the list of executions is filtered. */
final class ExecutionFields extends Div {

    private final transient Map<String, TemplateDefinition> templates;
    private final transient Consumer<OrganisationFilter> changed;
    private final TextField text = new TextField();
    private final Select<String> template = new Select<>();
    private transient OrganisationFilter shown = OrganisationFilter.of(OrganisationFilter.State.ALL);

    /** @param changed called with what the reader asks for */
    ExecutionFields(List<TemplateDefinition> templates, Viewer viewer, Consumer<OrganisationFilter> changed) {
        this.templates = templates.stream().collect(Collectors.toMap(TemplateDefinition::key, one -> one));
        this.changed = changed;
        addClassName("execution-fields");
        text.setAriaLabel(getTranslation("organisation.search"));
        text.setPlaceholder(getTranslation("organisation.search"));
        text.setPrefixComponent(Icon.SEARCH.draw());
        text.setClearButtonVisible(true);
        text.setMaxLength(200);
        text.setValueChangeMode(ValueChangeMode.LAZY);
        text.addValueChangeListener(typed -> filterBy(typed.isFromClient()));
        template.setAriaLabel(getTranslation("organisation.template"));
        template.setEmptySelectionAllowed(true);
        template.setEmptySelectionCaption(getTranslation("executions.any-template"));
        template.setPlaceholder(getTranslation("executions.any-template"));
        template.setItemLabelGenerator(key -> Optional.ofNullable(key)
                .map(this.templates::get)
                .map(one -> one.name().in(viewer.language()))
                .orElse(getTranslation("executions.any-template")));
        template.setItems(this.templates.keySet().stream().sorted().toList());
        template.addValueChangeListener(chosen -> filterBy(chosen.isFromClient()));
        add(text, template);
    }

    void show(OrganisationFilter filter) {
        // What the reader types while the page answers stays.
        boolean sameText = text.getValue().strip().equals(shown.text());
        shown = filter;
        if (sameText || filter.text().isEmpty()) {
            text.setValue(filter.text());
        }
        template.setValue(filter.template().filter(templates::containsKey).orElse(null));
    }

    private void filterBy(boolean fromClient) {
        if (fromClient) {
            changed.accept(OrganisationFilter.of(shown.state())
                    .with(text.getValue())
                    .ofTemplate(Optional.ofNullable(template.getValue())));
        }
    }
}
