/** What the application has published, sent as e-mail. */
@NullMarked
package dev.countersign.lambdas.email;

import org.jspecify.annotations.NullMarked;
