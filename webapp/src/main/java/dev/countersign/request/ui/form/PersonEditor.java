package dev.countersign.request.ui.form;

import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.data.renderer.ComponentRenderer;
import dev.countersign.definitions.form.PersonField;
import dev.countersign.people.PersonName;
import dev.countersign.ui.WholeName;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.StringNode;

/**
 * A person of the organisation, found by a part of the name. A text that does not identify one person stays in the field, with a sentence beside it,
 * until it is replaced. The combo box by itself would restore the earlier choice, or empty the field, without a message.
 */
final class PersonEditor extends InputEditor<PersonField> {

    /** The longest text that is repeated in a sentence. */
    private static final int LONGEST = 100;

    private final Surroundings around;
    private final ComboBox<Written> input;
    private boolean isNobodyFound;

    /** The content of the field: the name of a person, or a typed text that identifies nobody who can be chosen. */
    private sealed interface Written {

        String text();

        record Chosen(PersonName person) implements Written {

            @Override
            public String text() {
                return person.name();
            }
        }

        /** The sentence says why. */
        record Refused(String text, String sentence) implements Written {}
    }

    PersonEditor(PersonField field, Surroundings around) {
        ComboBox<Written> box = FieldInput.dress(new ComboBox<>(), field, around.language());
        super(field, box);
        this.input = box;
        this.around = around;
        input.setItemLabelGenerator(Written::text);
        input.setRenderer(new ComponentRenderer<>(PersonEditor::offer));
        input.setPlaceholder(input.getTranslation("form.person.search"));
        input.setItems(query -> offered(query.getFilter().orElse("")).stream()
                .skip(query.getOffset())
                .limit(query.getLimit())
                .map(Written.Chosen::new));
        input.addCustomValueSetListener(typed -> input.setValue(understand(typed.getDetail())));
        input.addValueChangeListener(changed -> {
            keep();
            refusal().ifPresentOrElse(this::showProblem, this::clearProblem);
        });
    }

    @Override
    public ComboBox<?> component() {
        return input;
    }

    @Override
    public Optional<JsonNode> answer() {
        return input.getOptionalValue()
                .map(written -> switch (written) {
                    case Written.Chosen(PersonName person) -> person.id().toString();
                    case Written.Refused _ -> UNREADABLE;
                })
                .map(StringNode::valueOf);
    }

    @Override
    public Optional<String> refusal() {
        return input.getValue() instanceof Written.Refused(String _, String sentence)
                ? Optional.of(sentence)
                : Optional.empty();
    }

    @Override
    void restore(DraftValue kept) {
        Optional<Written> written = switch (kept) {
            case DraftValue.Settled(String id) ->
                around.person().apply(id).map(person -> choose(person, person.name()));
            case DraftValue.Typed typed -> Optional.of(understand(typed.text()));
        };
        written.ifPresent(input::setValue);
    }

    /** A complete name or email address counts as a choice if one person has it, so that people who type fast need not wait for the list. */
    private Written understand(String text) {
        List<PersonName> found = search(text);
        return WholeName.among(found, text, around.language())
                .map(person -> choose(person, text))
                .orElseGet(() -> new Written.Refused(text, sentence(text, found)));
    }

    private Written choose(PersonName person, String text) {
        return around.refusal()
                .apply(field, person)
                .<Written>map(why -> new Written.Refused(text, why))
                .orElseGet(() -> new Written.Chosen(person));
    }

    private String sentence(String text, List<PersonName> found) {
        if (found.isEmpty() && text.length() <= LONGEST) {
            return withLimit(around.formats().say("form.person.none", text));
        }
        return found.stream()
                .filter(_ -> found.size() == 1)
                .flatMap(only -> around.refusal().apply(field, only).stream())
                .findFirst()
                .orElseGet(() -> around.formats().say("form.person.choose"));
    }

    /** Somebody else may be in the organisation, but not among those who can be chosen here. */
    private String withLimit(String sentence) {
        return around.limit().apply(field).map(limit -> sentence + " " + limit).orElse(sentence);
    }

    private List<PersonName> search(String text) {
        return around.search().apply(field, text.strip());
    }

    /** Stores the id of the person in the draft, or the text if it identifies nobody. */
    private void keep() {
        if (input.getValue() instanceof Written.Chosen(PersonName person)) {
            FieldInput.settle(input, person.name(), person.id().toString());
        } else {
            FieldInput.unsettle(input);
        }
    }

    /** The list is not shown if it is empty, so a sentence tells it. */
    private List<PersonName> offered(String text) {
        List<PersonName> offered = search(text).stream()
                .filter(person -> around.refusal().apply(field, person).isEmpty())
                .toList();
        if (offered.isEmpty() && !text.isBlank()) {
            isNobodyFound = true;
            showProblem(withLimit(around.formats().say("form.person.nobody")));
        } else if (isNobodyFound) {
            isNobodyFound = false;
            refusal().ifPresentOrElse(this::showProblem, this::clearProblem);
        }
        return offered;
    }

    private static Div offer(Written written) {
        Div offered = new Div(new Span(written.text()));
        if (written instanceof Written.Chosen(PersonName person)) {
            Span email = new Span(person.email());
            email.addClassName("small");
            offered.add(email);
        }
        offered.addClassName("person-offer");
        return offered;
    }
}
