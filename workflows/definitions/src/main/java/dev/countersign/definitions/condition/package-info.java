/** Conditions that can be edited without writing JSONata. */
@NullMarked
package dev.countersign.definitions.condition;

import org.jspecify.annotations.NullMarked;
