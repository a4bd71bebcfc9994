package dev.countersign.insight.ui;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.select.Select;
import dev.countersign.definitions.text.Text;
import dev.countersign.insight.InsightChoices;
import dev.countersign.insight.InsightFilter;
import dev.countersign.ui.Viewer;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** The filter above the figures. */
final class InsightFields extends Div {

    private final Select<Integer> months = new Select<>();
    private final Select<String> template;
    private final Select<String> group;
    private final transient Consumer<InsightFilter> changed;
    private transient InsightFilter shown = InsightFilter.YEAR;

    InsightFields(InsightChoices choices, Viewer viewer, Consumer<InsightFilter> changed) {
        this.changed = changed;
        addClassName("insight-fields");
        months.setLabel(getTranslation("insight.period"));
        months.setItems(InsightFilter.PERIODS);
        months.setItemLabelGenerator(count -> getTranslation("insight.last-months", count));
        template = choice("insight.template", choices.templates(), viewer);
        group = choice("insight.group", choices.groups(), viewer);
        add(months, template, group);
        months.addValueChangeListener(chosen -> apply(chosen.isFromClient()));
        template.addValueChangeListener(chosen -> apply(chosen.isFromClient()));
        group.addValueChangeListener(chosen -> apply(chosen.isFromClient()));
    }

    void show(InsightFilter filter) {
        shown = filter;
        months.setValue(filter.months());
        show(template, filter.template());
        show(group, filter.group());
    }

    private static void show(Select<String> choice, Optional<String> key) {
        choice.setValue(
                key.filter(one -> choice.getListDataView().contains(one)).orElse(null));
    }

    private void apply(boolean byReader) {
        if (byReader) {
            changed.accept(new InsightFilter(
                    shown.scope(),
                    months.getValue(),
                    Optional.ofNullable(template.getValue()),
                    Optional.ofNullable(group.getValue())));
        }
    }

    private Select<String> choice(String label, Map<String, Text> names, Viewer viewer) {
        Select<String> choice = new Select<>();
        choice.setLabel(getTranslation(label));
        choice.setEmptySelectionAllowed(true);
        choice.setEmptySelectionCaption(getTranslation(label + ".all"));
        choice.setItemLabelGenerator(key ->
                key == null ? getTranslation(label + ".all") : name(names, key).in(viewer.language()));
        choice.setItems(names.keySet().stream()
                .sorted(Comparator.comparing(key -> name(names, key).in(viewer.language())))
                .toList());
        return choice;
    }

    private static Text name(Map<String, Text> names, String key) {
        return names.getOrDefault(key, Text.of(key));
    }
}
