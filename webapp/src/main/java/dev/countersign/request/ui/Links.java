package dev.countersign.request.ui;

import com.vaadin.flow.component.html.Anchor;
import java.util.Optional;
import java.util.UUID;

/** Links that look like buttons, and ids that come from addresses. */
public final class Links {

    private Links() {}

    public static Anchor button(String path, String text) {
        Anchor link = new Anchor(path, text);
        link.addClassNames("button", "primary");
        return link;
    }

    /** Empty for whatever is not written as an id is. */
    public static Optional<UUID> uuid(String text) {
        try {
            return Optional.of(UUID.fromString(text));
        } catch (IllegalArgumentException notAnId) {
            return Optional.empty();
        }
    }
}
