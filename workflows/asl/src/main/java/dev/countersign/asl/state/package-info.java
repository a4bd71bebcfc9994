/** The state types of the Amazon States Language and their fields, a file each. */
@NullMarked
package dev.countersign.asl.state;

import org.jspecify.annotations.NullMarked;
