package dev.countersign.request.ui.form;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.ListItem;
import dev.countersign.ui.Formats;
import dev.countersign.ui.Translations;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** What a form shows, without a browser and without people or files to choose from. */
final class FormOnScreen {

    private FormOnScreen() {}

    static Surroundings speaking(Locale language) {
        return new Surroundings(
                language,
                new Formats(new Translations(), language, ZoneOffset.UTC, Clock.systemUTC()),
                (field, text) -> List.of(),
                (field, person) -> Optional.empty(),
                field -> Optional.empty(),
                id -> Optional.empty(),
                new NoUploads(),
                "me");
    }

    /** The component and all in it. */
    static Stream<Component> within(Component component) {
        return Stream.concat(Stream.of(component), component.getChildren().flatMap(FormOnScreen::within));
    }

    static <T extends Component> Stream<T> within(Component component, Class<T> type) {
        return within(component).filter(type::isInstance).map(type::cast);
    }

    /** The problems above the fields. */
    static List<String> lines(FormFields fields) {
        return within(fields, ListItem.class)
                .filter(Component::isVisible)
                .map(item -> item.getElement().getTextRecursively())
                .toList();
    }
}
