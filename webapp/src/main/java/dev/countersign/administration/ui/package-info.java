/** The administrators' pages. */
@NamedInterface("ui")
@NullMarked
package dev.countersign.administration.ui;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
