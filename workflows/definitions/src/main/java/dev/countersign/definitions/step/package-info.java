@NullMarked
package dev.countersign.definitions.step;

import org.jspecify.annotations.NullMarked;
