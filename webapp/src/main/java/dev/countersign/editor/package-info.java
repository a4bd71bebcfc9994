/** The pages on which templates are seen, edited and published. */
@NullMarked
@ApplicationModule(
        allowedDependencies = {
            "tenant",
            "people",
            "connector",
            "template",
            "agreement",
            "request",
            "request :: ui",
            "notification",
            "trial",
            "live",
            "text",
            "ui"
        })
package dev.countersign.editor;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
