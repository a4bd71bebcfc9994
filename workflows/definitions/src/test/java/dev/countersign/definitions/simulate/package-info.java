@NullMarked
package dev.countersign.definitions.simulate;

import org.jspecify.annotations.NullMarked;
