@NullMarked
package dev.countersign.definitions.check;

import org.jspecify.annotations.NullMarked;
