/** The inbox: the open approvals of a person, the whole case beside the list, and the decision. */
@NullMarked
package dev.countersign.approval.ui;

import org.jspecify.annotations.NullMarked;
