@NullMarked
package dev.countersign.definitions.expression;

import org.jspecify.annotations.NullMarked;
