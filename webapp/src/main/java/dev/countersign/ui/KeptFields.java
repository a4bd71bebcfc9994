package dev.countersign.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.HasValidation;
import com.vaadin.flow.component.HasValue;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.function.SerializableConsumer;
import com.vaadin.flow.function.SerializableRunnable;
import dev.countersign.people.Actor;
import dev.countersign.people.People;
import dev.countersign.people.Person;
import dev.countersign.people.PersonId;
import dev.countersign.people.PersonName;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Stores what is chosen in the fields of a form in the tab of the browser until the form is saved, as {@link KeptWords} does with typed text: it survives
 * a reload, another language, a lost session and a restart of the server.
 */
public final class KeptFields {

    /** How a value is written into the storage, and read again; empty if it is none, since the storage can hold anything. */
    public record Notation<V>(Function<V, String> write, Function<String, Optional<V>> read) {}

    public static final Notation<Boolean> FLAG =
            new Notation<>(String::valueOf, text -> Optional.of(Boolean.parseBoolean(text)));
    public static final Notation<Integer> NUMBER = new Notation<>(String::valueOf, of(Integer::valueOf));
    public static final Notation<LocalDate> DAY = new Notation<>(LocalDate::toString, of(LocalDate::parse));
    public static final Notation<LocalTime> TIME = new Notation<>(LocalTime::toString, of(LocalTime::parse));

    /** Before each stored value, so that a field that was emptied differs from one that was not touched. */
    private static final String SET = "=";

    /** Before each stored text that is no value, as far as the browser knows ({@code countersign/typed.js}). */
    private static final String TYPED = "~";

    private final Actor actor;
    private final String form;
    private final Map<String, KeptWords> kept = new HashMap<>();
    private final UnsavedNote note = new UnsavedNote(this::forget);

    /** @param form its name, with the id of what it is about if there can be several */
    public KeptFields(Actor actor, String form) {
        this.actor = actor;
        this.form = form;
    }

    /** One of these; one of them may have no characters. */
    public static Notation<String> among(Collection<String> choices) {
        return new Notation<>(
                choice -> "/" + choice, text -> Optional.of(text.substring(1)).filter(choices::contains));
    }

    /**
     * One of these.
     *
     * @param name tells them apart
     */
    public static <E> Notation<E> one(Collection<E> choices, Function<E, String> name) {
        return new Notation<>(
                name,
                text -> choices.stream()
                        .filter(choice -> name.apply(choice).equals(text))
                        .findFirst());
    }

    /** Several of these, which are told apart by their text. */
    public static <E> Notation<Set<E>> several(Collection<E> choices) {
        return new Notation<>(
                chosen -> chosen.stream().map(String::valueOf).sorted().collect(Collectors.joining(" ")),
                text -> Optional.of(choices.stream()
                        .filter(choice -> List.of(text.split(" ")).contains(String.valueOf(choice)))
                        .collect(Collectors.toSet())));
    }

    /** A person of the organisation who is active. */
    public static Notation<PersonName> person(People people, Actor actor) {
        Function<String, Optional<PersonId>> id = of(text -> new PersonId(UUID.fromString(text)));
        return new Notation<>(
                person -> person.id().toString(),
                text -> id.apply(text)
                        .flatMap(found -> people.find(actor.tenant(), found))
                        .filter(Person::active)
                        .map(Person::personName));
    }

    /** Says that the form shows changes that are not saved, once any were restored, and offers to discard them. */
    public Component note() {
        return note;
    }

    /** Shows the stored text in the field, and stores what is typed from now on. */
    public void keepText(String name, Component field) {
        keepText(name, field, () -> {});
    }

    /**
     * The same, with something to do when a text is there again.
     *
     * @param restored is called if a stored text is shown now that differs from the one of the field
     */
    public void keepText(String name, Component field, SerializableRunnable restored) {
        of(name).keep(field, () -> {
            note.show();
            restored.run();
        });
    }

    /** Passes the stored text of a field that is not on the page, empty if there is none. */
    public void readText(Component page, String name, SerializableConsumer<String> then) {
        of(name).read(page, then);
    }

    /** Shows the stored value in the field, if there is one, and stores what is chosen from now on. */
    public <V, F extends Component & HasValue<?, V>> void keep(String name, F field, Notation<V> notation) {
        KeptWords words = of(name);
        if (field instanceof TypedPicker) {
            words.keepTyped(field);
        }
        field.addValueChangeListener(changed -> {
            if (changed.isFromClient()) {
                put(field, words, notation);
            }
        });
        words.read(field, stored -> {
            V before = field.getValue();
            boolean isUnreadable = false;
            if (stored.equals(SET)) {
                field.clear();
            } else if (stored.startsWith(SET)) {
                notation.read().apply(stored.substring(SET.length())).ifPresent(field::setValue);
            } else if (stored.startsWith(TYPED) && field instanceof TypedPicker picker) {
                isUnreadable = !picker.readTyped(stored.substring(TYPED.length()));
            }
            if (isUnreadable || !Objects.equals(before, field.getValue())) {
                note.show();
            }
        });
    }

    /**
     * Stores that something was typed into a field whose text can be a secret, and not the text: once the page was lost, the field says that it has to be typed
     * again.
     */
    public <F extends Component & HasValue<?, String> & HasValidation> void keepThatTyped(
            String name, F field, String sentence) {
        field.addValueChangeListener(changed -> {
            if (changed.isFromClient()) {
                field.setInvalid(false);
                put(name, field, TYPED);
            }
        });
        readText(field, name, stored -> {
            if (!stored.isEmpty() && field.isEmpty()) {
                field.setErrorMessage(sentence);
                field.setInvalid(true);
            }
        });
    }

    /** Stores a value that the program has put into the field on behalf of whoever fills it in. */
    public void put(String name, Component field, String written) {
        field.getUI().ifPresent(ui -> of(name).put(ui, SET + written));
    }

    /** Deletes everything after it was saved. */
    public void forget(UI ui) {
        kept.values().forEach(words -> words.forget(ui));
        note.hide();
    }

    private static <V> Function<String, Optional<V>> of(Function<String, V> parse) {
        return text -> {
            try {
                return Optional.of(parse.apply(text));
            } catch (DateTimeException | IllegalArgumentException _) {
                return Optional.empty();
            }
        };
    }

    private static <V, F extends Component & HasValue<?, V>> void put(F field, KeptWords words, Notation<V> notation) {
        String set = SET + (field.isEmpty() ? "" : notation.write().apply(field.getValue()));
        if (field instanceof TypedPicker) {
            words.putChosen(field, set);
        } else {
            field.getUI().ifPresent(ui -> words.put(ui, set));
        }
    }

    private KeptWords of(String name) {
        return kept.computeIfAbsent(name, field -> new KeptWords(actor, form + "/" + field));
    }
}
