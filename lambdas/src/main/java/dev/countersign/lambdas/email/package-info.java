/** Sends what the application has published as e-mail. */
@NullMarked
package dev.countersign.lambdas.email;

import org.jspecify.annotations.NullMarked;
