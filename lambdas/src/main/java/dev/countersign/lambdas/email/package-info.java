/** Sends what the application has published as email. */
@NullMarked
package dev.countersign.lambdas.email;

import org.jspecify.annotations.NullMarked;
