/** The page behind the link of an email: the facts of a case, and the decision, without sign-in and without script. */
@NullMarked
package dev.countersign.approval.link;

import org.jspecify.annotations.NullMarked;
