/** Documents as PDF/A that people keep. */
@NullMarked
@ApplicationModule(allowedDependencies = {})
package dev.countersign.pdf;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
