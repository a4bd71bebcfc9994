/** The inbox: the open approvals of a person, the whole case beside the list, and the decision. Emails use the sentences why a person is asked, too. */
@NamedInterface("ui")
@NullMarked
package dev.countersign.approval.ui;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
