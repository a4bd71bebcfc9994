package dev.countersign.template;

import java.util.UUID;

/** A published version of a template. */
public record TemplateVersionId(UUID value) {

    @Override
    public String toString() {
        return value.toString();
    }
}
