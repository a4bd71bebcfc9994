package dev.countersign.administration.ui;

import com.vaadin.flow.component.HasValue;
import com.vaadin.flow.component.details.Details;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.data.value.ValueChangeMode;
import dev.countersign.administration.OrganisationFilter;
import dev.countersign.administration.OrganisationFilter.State;
import dev.countersign.definitions.TemplateDefinition;
import dev.countersign.definitions.step.ApprovalStep;
import dev.countersign.definitions.step.StepTree;
import dev.countersign.people.People;
import dev.countersign.people.PersonId;
import dev.countersign.people.PersonName;
import dev.countersign.ui.AmountField;
import dev.countersign.ui.DayPicker;
import dev.countersign.ui.Icon;
import dev.countersign.ui.Notice;
import dev.countersign.ui.PersonPicker;
import dev.countersign.ui.Tone;
import dev.countersign.ui.Viewer;
import dev.countersign.ui.WholeNumberField;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The fields by which the list of all requests is filtered. */
final class OrganisationFields extends Div {

    private final Viewer viewer;
    private final transient OrganisationAddress address;
    private final transient People people;
    private final transient Map<String, TemplateDefinition> templates;
    private final transient Consumer<OrganisationFilter> changed;
    private final TextField text = new TextField();
    private final PersonPicker requester;
    private final PersonPicker asked;
    private final Select<String> template = new Select<>();
    private final Select<String> step = new Select<>();
    private final DayPicker from;
    private final DayPicker to;
    private final AmountField least;
    private final AmountField most;
    private final WholeNumberField older;
    private final Details more = new Details();
    private final Div stays = new Div();
    private transient OrganisationFilter shown = OrganisationFilter.ATTENTION;

    /** @param changed called with what the reader asks for */
    OrganisationFields(
            People people, List<TemplateDefinition> templates, Viewer viewer, Consumer<OrganisationFilter> changed) {
        this.viewer = viewer;
        this.people = people;
        this.address = new OrganisationAddress(viewer.person().zone());
        this.templates = templates.stream().collect(Collectors.toMap(TemplateDefinition::key, one -> one));
        this.changed = changed;
        addClassName("organisation-filter");
        requester = new PersonPicker(getTranslation("organisation.requester"), people, viewer, Set.of());
        asked = new PersonPicker(getTranslation("organisation.asked"), people, viewer, Set.of());
        from = new DayPicker(getTranslation("organisation.from"), viewer.formats());
        to = new DayPicker(getTranslation("organisation.to"), viewer.formats());
        least = new AmountField(getTranslation("organisation.least"), viewer.formats());
        most = new AmountField(getTranslation("organisation.most"), viewer.formats());
        Stream.of(least, most).forEach(field -> field.setHelperText(getTranslation("organisation.amount.help")));
        older = new WholeNumberField(getTranslation("organisation.older-than"));
        older.setClearButtonVisible(true);
        setUpText();
        setUpTemplate();
        requester.setClearButtonVisible(true);
        asked.setClearButtonVisible(true);
        from.setClearButtonVisible(true);
        to.setClearButtonVisible(true);
        Stream.<HasValue<?, ?>>of(requester, asked, template, step, from, to, older, least, most)
                .forEach(field -> field.addValueChangeListener(typed -> {
                    if (typed.isFromClient()) {
                        filterBy();
                    }
                }));
        Div fields = new Div(requester, asked, template, step, from, to, older, least, most);
        fields.addClassName("organisation-fields");
        more.setSummaryText(getTranslation("organisation.more"));
        more.add(fields);
        add(text, more, stays);
    }

    void show(OrganisationFilter filter) {
        // What the reader types while the page answers stays.
        boolean sameText = text.getValue().strip().equals(shown.text());
        shown = filter;
        stays.removeAll();
        if (sameText || filter.text().isEmpty()) {
            text.setValue(filter.text());
        }
        Set<PersonId> named = Stream.concat(filter.requester().stream(), filter.asked().stream())
                .collect(Collectors.toSet());
        Map<PersonId, PersonName> names = people.names(viewer.actor().tenant(), named);
        requester.setValue(filter.requester().map(names::get).orElse(null));
        asked.setValue(filter.asked().map(names::get).orElse(null));
        template.setValue(filter.template().filter(templates::containsKey).orElse(null));
        showSteps(filter.template());
        step.setValue(filter.step()
                .filter(key -> step.getListDataView().getItems().anyMatch(key::equals))
                .orElse(null));
        from.setValue(address.from(filter).orElse(null));
        to.setValue(address.to(filter).orElse(null));
        show(least, filter.least());
        show(most, filter.most());
        if (!older().equals(filter.olderThan())) {
            older.setValue(filter.olderThan().map(String::valueOf).orElse(""));
        }
        if (!filter.with("").in(State.ALL).equals(OrganisationFilter.of(State.ALL))) {
            more.setOpened(true);
        }
    }

    /** Another notation of the same amount stays as it was typed. */
    private static void show(AmountField field, Optional<BigDecimal> amount) {
        if (!field.amount().equals(amount)) {
            field.show(amount.orElse(null));
        }
    }

    private boolean isAgeReadable() {
        boolean readable =
                older.isEmpty() || older().filter(OrganisationFilter::isAge).isPresent();
        if (!readable) {
            older.refuse(getTranslation("organisation.older-than.wrong", OrganisationFilter.OLDEST));
        }
        return readable;
    }

    private Optional<Integer> older() {
        return older.number().stream().boxed().findFirst();
    }

    /** Not by half of what is typed: if an amount cannot be read, its field says so, and the list stays and says that. */
    private void filterBy() {
        stays.removeAll();
        // Each field is asked, so that each says what is wrong with it.
        boolean isLeast = least.isReadable();
        boolean isMost = most.isReadable();
        if (isAgeReadable() && isLeast && isMost) {
            changed.accept(filter());
        } else {
            more.setOpened(true);
            stays.add(new Notice(Tone.WAIT, Icon.EXPIRED, getTranslation("organisation.filter.stays")));
        }
    }

    private OrganisationFilter filter() {
        Optional<String> chosen = Optional.ofNullable(template.getValue());
        return new OrganisationFilter(
                shown.state(),
                text.getValue(),
                Optional.ofNullable(requester.getValue()).map(PersonName::id),
                Optional.ofNullable(asked.getValue()).map(PersonName::id),
                chosen,
                chosen.equals(shown.template()) ? Optional.ofNullable(step.getValue()) : Optional.empty(),
                Optional.ofNullable(from.getValue()).map(address::begin),
                Optional.ofNullable(to.getValue()).map(day -> address.begin(day.plusDays(1))),
                least.amount(),
                most.amount(),
                older(),
                shown.trouble());
    }

    private void setUpText() {
        text.setAriaLabel(getTranslation("organisation.search"));
        text.setPlaceholder(getTranslation("organisation.search"));
        text.setPrefixComponent(Icon.SEARCH.draw());
        text.setClearButtonVisible(true);
        text.setMaxLength(200);
        text.setValueChangeMode(ValueChangeMode.LAZY);
        text.addValueChangeListener(typed -> {
            if (typed.isFromClient()) {
                filterBy();
            }
        });
    }

    private void setUpTemplate() {
        template.setLabel(getTranslation("organisation.template"));
        template.setEmptySelectionAllowed(true);
        template.setEmptySelectionCaption(getTranslation("organisation.any"));
        template.setItemLabelGenerator(key -> key == null
                ? getTranslation("organisation.any")
                : Optional.ofNullable(templates.get(key))
                        .map(one -> one.name().in(viewer.language()))
                        .orElse(key));
        template.setItems(templates.keySet().stream().sorted().toList());
        step.setLabel(getTranslation("organisation.step"));
        step.setEmptySelectionAllowed(true);
        step.setEmptySelectionCaption(getTranslation("organisation.any"));
        step.setItemLabelGenerator(key -> key == null ? getTranslation("organisation.any") : stepName(key));
        step.setItems(List.of());
    }

    private void showSteps(Optional<String> chosen) {
        step.setEnabled(chosen.isPresent());
        step.setHelperText(chosen.isPresent() ? "" : getTranslation("organisation.step.help"));
        step.setItems(approvals(chosen).map(ApprovalStep::key).toList());
    }

    private String stepName(String key) {
        return approvals(Optional.ofNullable(template.getValue()))
                .filter(one -> one.key().equals(key))
                .findFirst()
                .map(one -> one.name().in(viewer.language()))
                .orElse(key);
    }

    private Stream<ApprovalStep> approvals(Optional<String> chosen) {
        return chosen.map(templates::get).stream()
                .flatMap(definition -> StepTree.of(definition.steps(), ApprovalStep.class));
    }
}
