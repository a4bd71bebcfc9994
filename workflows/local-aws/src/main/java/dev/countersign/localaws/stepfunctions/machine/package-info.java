/** State machines, their revisions and published versions. */
@NullMarked
package dev.countersign.localaws.stepfunctions.machine;

import org.jspecify.annotations.NullMarked;
