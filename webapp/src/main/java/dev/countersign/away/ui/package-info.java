/** The page on which people say that they are away, and the notice about it. */
@NullMarked
@NamedInterface("ui")
package dev.countersign.away.ui;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
