/** The pages around a request; the path, facts and timeline are offered to the inbox as well. */
@NamedInterface("ui")
@NullMarked
package dev.countersign.request.ui;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
