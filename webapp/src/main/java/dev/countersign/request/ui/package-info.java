/** The pages of requests. The inbox uses the path, facts and timeline, too. */
@NamedInterface("ui")
@NullMarked
package dev.countersign.request.ui;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
