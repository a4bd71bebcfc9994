/** What all pages share: layout, navigation, theme, texts and formats, small components, error pages. */
@NullMarked
@ApplicationModule(allowedDependencies = {"tenant", "brand", "people", "audit", "live", "outage"})
package dev.countersign.ui;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
