/** Calls of outside services by HTTP: what is called, what is refused, and what may be tried again. */
@NullMarked
package dev.countersign.lambdas.http;

import org.jspecify.annotations.NullMarked;
