package dev.countersign.template;

import java.util.UUID;

/** A draft of a template. */
public record TemplateDraftId(UUID value) {

    @Override
    public String toString() {
        return value.toString();
    }
}
