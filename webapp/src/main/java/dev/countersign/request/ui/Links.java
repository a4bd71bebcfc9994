package dev.countersign.request.ui;

import com.vaadin.flow.component.html.Anchor;
import java.util.Optional;
import java.util.UUID;

/** Links that look like buttons, and ids from URLs. */
public final class Links {

    private Links() {}

    public static Anchor button(String path, String text) {
        Anchor link = new Anchor(path, text);
        link.addClassNames("button", "primary");
        return link;
    }

    /** One beside the button for what is done most often. */
    public static Anchor secondary(String path, String text) {
        Anchor link = new Anchor(path, text);
        link.addClassName("button");
        return link;
    }

    /** Empty if the text does not have the format of an id. */
    public static Optional<UUID> uuid(String text) {
        try {
            return Optional.of(UUID.fromString(text));
        } catch (IllegalArgumentException notAnId) {
            return Optional.empty();
        }
    }
}
