/** The events of an execution, its effects and its history. */
@NullMarked
package dev.countersign.asl.event;

import org.jspecify.annotations.NullMarked;
