/** People at work through the services of a whole running product: what {@code ./countersign bench app} measures. */
@NullMarked
package dev.countersign.bench;

import org.jspecify.annotations.NullMarked;
