/** Who is asking. */
@NullMarked
package dev.countersign.localaws.sts;

import org.jspecify.annotations.NullMarked;
