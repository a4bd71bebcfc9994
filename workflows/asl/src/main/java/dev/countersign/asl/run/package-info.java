/** An execution under way: its branches, what they wait for, and the history that it writes. */
@NullMarked
package dev.countersign.asl.run;

import org.jspecify.annotations.NullMarked;
