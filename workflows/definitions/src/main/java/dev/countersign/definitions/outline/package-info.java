@NullMarked
package dev.countersign.definitions.outline;

import org.jspecify.annotations.NullMarked;
