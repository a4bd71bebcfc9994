/** Expressions of a template that the application evaluates itself, as a state of the compiled machine would. */
@NullMarked
package dev.countersign.definitions.expression;

import org.jspecify.annotations.NullMarked;
