package dev.countersign.editor.ui.input;

import com.vaadin.flow.component.AbstractField;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Focusable;
import com.vaadin.flow.component.HasHelper;
import com.vaadin.flow.component.HasValidation;
import com.vaadin.flow.component.HasValue;
import dev.countersign.definitions.check.Problem;
import dev.countersign.definitions.text.Text;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Fields that edit the members of one part of a template, such as a step. Each changes only its own member, of the newest content, so that changes of other
 * members by somebody else stay. A field is given another value only if it shows another one than the template has: what is being typed stays.
 *
 * @param <S> what the members belong to
 */
public final class Fields<S> {

    /** What is wrong with a value that must not be put into the template; empty if nothing is. */
    public interface Refusal<T> extends Function<T, Optional<String>> {}

    /** A field that says below itself how its text was understood. */
    public interface ReadBack {

        /** Empty if there is nothing to say. */
        String understood();
    }

    private static final class Bound<S, T> {
        private final Component component;
        private final HasValue<?, T> field;
        private final Function<S, T> get;
        private final @Nullable String help;
        private String refused = "";

        Bound(Component component, HasValue<?, T> field, Function<S, T> get) {
            this.component = component;
            this.field = field;
            this.get = get;
            this.help = component instanceof HasHelper helped ? helped.getHelperText() : null;
        }

        void show(S subject) {
            T value = get.apply(subject);
            if (refused.isEmpty() && !Objects.equals(value, field.getValue())) {
                field.setValue(value);
            }
        }

        void mark(String error, String warning) {
            String said = refused.isEmpty() ? error : refused;
            if (component instanceof HasValidation validated) {
                validated.setErrorMessage(said);
                validated.setInvalid(!said.isEmpty());
            }
            if (component instanceof HasHelper helped) {
                helped.setHelperText(warning.isEmpty() ? help() : warning);
                component.getElement().getClassList().set("warned", !warning.isEmpty());
            }
        }

        private @Nullable String help() {
            return component instanceof ReadBack read ? read.understood() : help;
        }
    }

    private final Consumer<UnaryOperator<S>> change;
    private final Map<String, Bound<S, ?>> bound = new LinkedHashMap<>();
    private boolean isShowing;

    /** @param change makes a change of the newest content */
    public Fields(Consumer<UnaryOperator<S>> change) {
        this.change = change;
    }

    /**
     * Binds a field to a member.
     *
     * @param path of the member as a JSON pointer: {@code /due}. The problems of the member and of what is in it are shown at the field
     */
    public <T, F extends Component & HasValue<?, T>> F bind(
            String path, F field, Function<S, T> get, BiFunction<S, T, S> set) {
        return bind(path, field, get, set, _ -> Optional.empty());
    }

    /** The same for a field whose values are not all possible. */
    public <T, F extends Component & HasValue<?, T>> F bind(
            String path, F field, Function<S, T> get, BiFunction<S, T, S> set, Refusal<T> refusal) {
        Bound<S, T> one = new Bound<>(field, field, get);
        bound.put(path, one);
        EditedTexts.bind(field, path);
        field.addValueChangeListener(changed -> {
            if (isShowing) {
                return;
            }
            T value = changed.getValue();
            one.refused = refusal.apply(value).orElse("");
            one.mark("", "");
            EditedTexts.received(field);
            if (one.refused.isEmpty()) {
                T before = changed.getOldValue();
                List<String> texts = EditedTexts.texts(field).stream()
                        .map(AbstractField::getValue)
                        .toList();
                change.accept(subject -> {
                    EditedTexts.saved(field, texts);
                    return set.apply(subject, newest(before, value, get.apply(subject)));
                });
            }
        });
        return field;
    }

    /** Somebody else may have changed a text in other languages since. */
    @SuppressWarnings("unchecked") // Each of the three is a T.
    private static <T> T newest(T before, T value, T now) {
        return before instanceof Text old && value instanceof Text changed && now instanceof Text newest
                ? (T) ChangedText.of(old, changed, newest)
                : value;
    }

    /** Shows the newest content in all fields. */
    public void show(S subject) {
        isShowing = true;
        try {
            bound.values().forEach(field -> field.show(subject));
        } finally {
            isShowing = false;
        }
    }

    /** Shows each problem at the field of its path; returns those for which there is no field. */
    public List<Problem> mark(List<Problem> problems, Locale language) {
        Map<Bound<S, ?>, Problem> placed = new LinkedHashMap<>();
        List<Problem> others = new ArrayList<>();
        for (Problem problem : problems) {
            Optional<Bound<S, ?>> field = at(problem.path());
            if (field.isEmpty()) {
                others.add(problem);
            } else {
                placed.merge(field.get(), problem, (one, other) -> one.isError() ? one : other);
            }
        }
        bound.values().forEach(field -> {
            Problem problem = placed.get(field);
            String sentence = problem == null ? "" : problem.in(language);
            boolean isError = problem != null && problem.isError();
            field.mark(isError ? sentence : "", isError ? "" : sentence);
        });
        return List.copyOf(others);
    }

    /** Focuses the field of this path; false if there is none. */
    public boolean focus(String path) {
        Optional<Bound<S, ?>> field = at(path);
        field.ifPresent(found -> {
            if (found.component instanceof Focusable<?> focusable) {
                focusable.focus();
                // As by the Tab key: what is typed then replaces the text of a field of one line.
                found.component
                        .getElement()
                        .executeJs(
                                "setTimeout(() => this.contains(document.activeElement) && document.activeElement.localName === 'input' && document.activeElement.select())");
            }
        });
        return field.isPresent();
    }

    /** The field of the longest path that the given one begins with. */
    private Optional<Bound<S, ?>> at(String path) {
        String found = "";
        for (String one : bound.keySet()) {
            if ((path.equals(one) || path.startsWith(one + "/")) && one.length() > found.length()) {
                found = one;
            }
        }
        return Optional.ofNullable(bound.get(found));
    }
}
