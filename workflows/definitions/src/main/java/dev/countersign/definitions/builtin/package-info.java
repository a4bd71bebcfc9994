@NullMarked
package dev.countersign.definitions.builtin;

import org.jspecify.annotations.NullMarked;
