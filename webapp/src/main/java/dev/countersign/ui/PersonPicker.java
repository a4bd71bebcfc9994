package dev.countersign.ui;

import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.data.renderer.ComponentRenderer;
import dev.countersign.definitions.form.Among;
import dev.countersign.people.Actor;
import dev.countersign.people.People;
import dev.countersign.people.PersonId;
import dev.countersign.people.PersonName;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Finds an active person of the organisation by name or email address. A typed text that does not identify one stays in the field, with a sentence; the
 * combo box by itself would empty the field, or restore the earlier choice, without a message.
 */
public final class PersonPicker extends ComboBox<PersonName> implements TypedPicker {

    /** The longest text that is repeated in a sentence. */
    private static final int LONGEST = 100;

    private final Actor actor;
    private final Locale language;
    private final transient People people;
    private final Set<PersonId> except;
    private final transient KeptFields.Notation<PersonName> notation;
    private transient Function<Collection<PersonId>, Map<PersonId, Remark>> remarks = _ -> Map.of();
    private transient Map<PersonId, Remark> offeredRemarks = Map.of();
    private final Map<PersonId, String> reasons = new HashMap<>();
    private boolean isNobodyFound;
    /** Why the text in the field is not a person; empty if it is one, or there is none. */
    private String refusal = "";

    /**
     * Offers everybody.
     *
     * @param except people who are not offered
     */
    public PersonPicker(String label, People people, Viewer viewer, Set<PersonId> except) {
        super(label);
        this.actor = viewer.actor();
        this.language = viewer.language();
        this.people = people;
        this.except = Set.copyOf(except);
        this.notation = KeptFields.person(people, actor);
        setItemLabelGenerator(PersonName::name);
        setRenderer(new ComponentRenderer<>(this::offer));
        setPlaceholder(getTranslation("form.person.search"));
        setItems(query -> offered(query.getFilter().orElse("").strip()).stream()
                .skip(query.getOffset())
                .limit(query.getLimit()));
        setAllowCustomValue(true);
        addCustomValueSetListener(typed -> read(typed.getDetail(), true));
        addValueChangeListener(chosen -> accept());
        // Without a value, the browser tells nothing when the text is deleted.
        getElement().addEventListener("input", emptied -> accept()).setFilter("element.invalid && !event.target.value");
        setManualValidation(true);
    }

    /**
     * What should be known of a person before they are chosen.
     *
     * @param brief beside the name in the list
     * @param sentence at the field once they are chosen
     */
    public record Remark(String brief, String sentence) {}

    /** Shows remarks in the list, and below the field that about whom is chosen. */
    public PersonPicker remarks(Function<Collection<PersonId>, Map<PersonId, Remark>> about) {
        remarks = about;
        String help = Objects.requireNonNullElse(getHelperText(), "");
        addValueChangeListener(chosen -> setHelperText(Stream.concat(
                        Stream.of(help),
                        Stream.ofNullable(chosen.getValue())
                                .flatMap(person -> Stream.ofNullable(
                                        remarks.apply(Set.of(person.id())).get(person.id())))
                                .map(Remark::sentence))
                .filter(text -> !text.isEmpty())
                .collect(Collectors.joining(" "))));
        return this;
    }

    /**
     * Says why somebody who is not offered cannot be chosen, to whoever types their name.
     *
     * @param key of the sentence; {@code {0}} is the name
     */
    public PersonPicker explaining(PersonId person, String key) {
        reasons.put(person, key);
        return this;
    }

    /** The list is not shown if it is empty, so a sentence tells it. */
    private List<PersonName> offered(String part) {
        List<PersonName> all = search(part);
        List<PersonName> found = choosable(all);
        offeredRemarks = remarks.apply(found.stream().map(PersonName::id).toList());
        if (found.isEmpty()) {
            isNobodyFound = true;
            say(reason(all, part).orElseGet(() -> getTranslation("form.person.nobody")));
        } else if (isNobodyFound) {
            isNobodyFound = false;
            say(refusal);
        }
        return found;
    }

    private List<PersonName> search(String part) {
        return people.search(actor, new Among.Everybody(), part);
    }

    private List<PersonName> choosable(List<PersonName> found) {
        return found.stream().filter(person -> !except.contains(person.id())).toList();
    }

    /** A whole name or e-mail address is a choice. A part of one is not: whoever is restored may still have been typing. */
    @Override
    public boolean readTyped(String text) {
        return read(text, false);
    }

    /** @param isDone whether nothing more is typed: then a part of a name that one person has is a choice, too */
    private boolean read(String text, boolean isDone) {
        String typed = text.strip();
        List<PersonName> all = typed.isEmpty() ? List.of() : search(typed);
        List<PersonName> found = choosable(all);
        Optional<PersonName> named = WholeName.among(found, typed, language)
                .or(() -> isDone && all.size() == 1 ? found.stream().findFirst() : Optional.empty());
        setModelValue(named.orElse(null), true);
        refreshValue();
        if (named.isEmpty() && !typed.isEmpty()) {
            refusal = reason(all, typed).orElseGet(() -> unknown(found, typed));
            getElement().executeJs("window.countersign.words.type(this, $0)", text);
            say(refusal);
        }
        return named.isPresent() || typed.isEmpty();
    }

    private String unknown(List<PersonName> found, String typed) {
        return found.isEmpty() && typed.length() <= LONGEST
                ? getTranslation("form.person.none", typed)
                : getTranslation("form.person.choose");
    }

    /** Why the one person of this name, or the only one with this part of a name, cannot be chosen. */
    private Optional<String> reason(List<PersonName> all, String typed) {
        return WholeName.among(all, typed, language)
                .or(() -> all.size() == 1 ? Optional.of(all.getFirst()) : Optional.empty())
                .flatMap(person ->
                        Optional.ofNullable(reasons.get(person.id())).map(key -> getTranslation(key, person.name())));
    }

    private void accept() {
        refusal = "";
        isNobodyFound = false;
        say("");
    }

    /** What is wrong with the typed text; empty if it is a person or there is none. */
    public Optional<String> unreadable() {
        return Optional.of(refusal).filter(sentence -> !sentence.isEmpty());
    }

    /** If the field has a text that is no person, shows this and focuses it; an empty field is accepted. */
    public boolean refusesText() {
        unreadable().ifPresent(this::refuse);
        return unreadable().isPresent();
    }

    /** How the person is stored in the browser until the form is sent. */
    public KeptFields.Notation<PersonName> notation() {
        return notation;
    }

    /** Shows at the field what is wrong, and focuses it. */
    public void refuse(String problem) {
        say(problem);
        focus();
    }

    /** Shows what is wrong with the choice; an empty sentence removes it. */
    public void say(String problem) {
        setErrorMessage(problem);
        setInvalid(!problem.isEmpty());
    }

    private Div offer(PersonName person) {
        Span email = new Span(person.email());
        email.addClassName("small");
        Div offered = new Div(new Span(person.name()), email);
        Optional.ofNullable(offeredRemarks.get(person.id())).map(Remark::brief).ifPresent(brief -> {
            Span remark = new Span(brief);
            remark.addClassNames("small", "person-remark");
            offered.add(remark);
        });
        offered.addClassName("person-offer");
        return offered;
    }
}
