@NullMarked
package dev.countersign.definitions;

import org.jspecify.annotations.NullMarked;
