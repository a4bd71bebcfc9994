package dev.countersign.editor.ui.flow;

import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.data.renderer.ComponentRenderer;
import com.vaadin.flow.i18n.I18NProvider;
import dev.countersign.definitions.form.Among;
import dev.countersign.definitions.text.Text;
import dev.countersign.editor.TemplateUsage;
import dev.countersign.people.PersonName;
import dev.countersign.ui.Viewer;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Fields that find people and groups of the organisation. They load only what is searched for. */
public final class Directory {

    private Directory() {}

    /** Groups by their key. */
    static ComboBox<String> groups(FlowSurface surface) {
        return groups(surface.usage(), surface.viewer());
    }

    /** Groups by their key. */
    public static ComboBox<String> groups(TemplateUsage usage, Viewer viewer) {
        Map<String, Text> names = new HashMap<>();
        ComboBox<String> field = new ComboBox<>();
        field.setAriaLabel(I18NProvider.translate("template.approvers.group"));
        field.setPlaceholder(I18NProvider.translate("template.approvers.group.choose"));
        field.setItems(query -> {
            Map<String, Text> found =
                    usage.findGroups(viewer.actor(), query.getFilter().orElse(""));
            names.putAll(found);
            return found.keySet().stream().sorted().skip(query.getOffset()).limit(query.getLimit());
        });
        field.setItemLabelGenerator(key -> names.computeIfAbsent(
                        key,
                        unknown ->
                                usage.groups(viewer.actor(), List.of(unknown)).getOrDefault(unknown, Text.of(unknown)))
                .in(viewer.language()));
        return field;
    }

    /** People by their email address. One that nobody has yet can be typed. */
    static ComboBox<String> people(FlowSurface surface) {
        Map<String, PersonName> known = new HashMap<>();
        ComboBox<String> field = new ComboBox<>();
        field.setAriaLabel(I18NProvider.translate("template.approvers.email"));
        field.setPlaceholder(I18NProvider.translate("form.person.search"));
        field.setItems(query -> {
            List<PersonName> found = surface.people()
                    .search(
                            surface.viewer().actor(),
                            new Among.Everybody(),
                            query.getFilter().orElse("").strip());
            found.forEach(person -> known.put(person.email(), person));
            return found.stream().map(PersonName::email).skip(query.getOffset()).limit(query.getLimit());
        });
        field.setRenderer(new ComponentRenderer<>(email -> {
            PersonName person = known.get(email);
            Span address = new Span(email);
            address.addClassName("small");
            Div offered = new Div(new Span(person == null ? email : person.name()), address);
            offered.addClassName("person-offer");
            return offered;
        }));
        field.setAllowCustomValue(true);
        field.addCustomValueSetListener(
                typed -> field.setValue(typed.getDetail().strip()));
        return field;
    }
}
