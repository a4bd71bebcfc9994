package dev.countersign.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.HasComponents;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The parts of a page, in their order. A part is drawn again only if what it shows has changed: otherwise the focus, a selected text and a click that has
 * begun would be lost whenever somebody changes something else.
 */
public final class Parts {

    /**
     * A part of the page.
     *
     * @param key identifies the part among the others
     * @param shows the data that it shows
     */
    public record Part(Object key, List<?> shows, Supplier<? extends Component> draw) {

        public static Part of(Object key, Supplier<? extends Component> draw, @Nullable Object... shows) {
            return new Part(key, Arrays.asList(shows), draw);
        }
    }

    private record Drawn(List<?> shows, Component component) {}

    private final HasComponents into;
    private Map<Object, Drawn> drawn = new HashMap<>();

    /** @param into has these parts only */
    public Parts(HasComponents into) {
        this.into = into;
    }

    public void show(List<Part> wanted) {
        Map<Object, Drawn> now = wanted.stream().collect(Collectors.toMap(Part::key, this::draw));
        drawn = now;
        place(wanted.stream()
                .map(part -> now.get(part.key()))
                .map(Drawn::component)
                .toList());
    }

    private Drawn draw(Part part) {
        Drawn before = drawn.get(part.key());
        return before != null && before.shows().equals(part.shows())
                ? before
                : new Drawn(part.shows(), part.draw().get());
    }

    /** A component that stays is not moved: the browser would take the focus from it. */
    private void place(List<Component> wanted) {
        Set<Component> kept = Set.copyOf(wanted);
        into.getChildren().filter(old -> !kept.contains(old)).toList().forEach(into::remove);
        for (int at = 0; at < wanted.size(); at++) {
            if (at >= into.getComponentCount() || !into.getComponentAt(at).equals(wanted.get(at))) {
                into.addComponentAtIndex(at, wanted.get(at));
            }
        }
    }
}
