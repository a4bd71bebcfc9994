@NullMarked
package dev.countersign.definitions.compile;

import org.jspecify.annotations.NullMarked;
