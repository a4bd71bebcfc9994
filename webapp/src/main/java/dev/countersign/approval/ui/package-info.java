/** The inbox: what waits for a person, the whole case beside it, and the decision. */
@NullMarked
package dev.countersign.approval.ui;

import org.jspecify.annotations.NullMarked;
